import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Standing } from '../standing';

const retryMs = 500;
// A machine that vanishes without closing its connection is noticed within half a minute.
const noticeLoss = `set application_name = 'belfry standing'; set tcp_keepalives_idle = 10;
  set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4`;

/**
 * One connection held for the life of the process: its advisory locks and what it listens to.
 *
 * @param connection  asked anew at every connect, because the port may move
 * @limits            needs a session of its own: not through a pooler that shares sessions between transactions
 */
export async function openStanding(connection: () => pg.ClientConfig): Promise<Standing> {
  const listeners = new Set<{ channel: string; heard: (payload: string) => void }>();
  const lostListeners: (() => void)[] = [];
  const held = new Set<string>();
  let closing = false;
  let client: pg.Client | null = await connect();

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client(connection());
    fresh.on('error', () => {});
    fresh.on('notification', ({ channel, payload }) => {
      for (const listener of listeners) if (listener.channel === channel) listener.heard(payload ?? '');
    });
    await fresh.connect();
    await fresh.query(noticeLoss);
    await fresh.query('listen belfry_work; listen belfry_change');
    fresh.once('end', () => void lose());
    return fresh;
  }

  async function lose(): Promise<void> {
    client = null;
    held.clear();
    if (closing) return;
    for (const lost of lostListeners) lost();
    while (!closing && !client) {
      await sleep(retryMs, undefined, { ref: false });
      client = await connect().catch(() => null);
    }
    if (closing) await client?.end();
  }

  return {
    async tryLock(name) {
      if (!client || held.has(name)) return false;
      held.add(name);
      const asked = client.query<{ got: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as got',
        [name],
      );
      const got = await asked.then(
        ({ rows }) => rows[0]?.got ?? false,
        () => false,
      );
      if (!got) held.delete(name);
      return got;
    },
    async unlock(name) {
      if (held.delete(name))
        await client?.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
    },
    listen(channel, heard) {
      const listener = { channel, heard };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onLost(lost) {
      lostListeners.push(lost);
    },
    async close() {
      closing = true;
      await client?.end();
    },
  };
}
