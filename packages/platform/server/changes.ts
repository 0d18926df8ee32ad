import { sql } from 'kysely';
import type { Changes, Db } from './context';

type Change = Parameters<Changes['tell']>[0];

const gatherMs = 40;
const mostOfAKind = 50;

/** Changes told to every process through the database; the same change within 40 ms is told once. */
export function databaseChanges(db: Db): Changes & { flush(): Promise<void> } {
  let waiting = new Map<string, Change>();
  let timer: NodeJS.Timeout | null = null;

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const changes = gathered([...waiting.values()]);
    waiting = new Map();
    if (changes.length === 0) return;
    const payloads = changes.map((change) => JSON.stringify(change));
    // Screens that miss a word of this ask again by themselves.
    await sql`select pg_notify('belfry_change', word) from unnest(${payloads}::text[]) as word`
      .execute(db)
      .catch(() => {});
  }

  return {
    tell(change) {
      waiting.set(`${change.kind} ${change.id}`, change);
      timer ??= setTimeout(flush, gatherMs);
    },
    flush,
  };
}

/** Of more than fifty changes of one kind, one that stands for all: its id is `*`. */
export function gathered(changes: readonly Change[]): Change[] {
  const kinds = new Map<Change['kind'], Change[]>();
  for (const change of changes) kinds.set(change.kind, [...(kinds.get(change.kind) ?? []), change]);
  return [...kinds].flatMap(([kind, all]) => (all.length > mostOfAKind ? [{ kind, id: '*' }] : all));
}
