/**
 * What one process holds on the database for as long as it lives: its locks vanish, and others hear its silence,
 * the moment it dies.
 */
export type Standing = {
  /** True when nobody else holds this lock now. */
  tryLock(name: string): Promise<boolean>;
  unlock(name: string): Promise<void>;
  /** Calls back with the payload of each notification; the result stops it. */
  listen(channel: 'belfry_work' | 'belfry_change', heard: (payload: string) => void): () => void;
  /** Calls back when all locks were lost, such as at a restart of the database. */
  onLost(lost: () => void): void;
  close(): Promise<void>;
};

/** The same for a process that has the database to itself, as in tests; `say` is heard by its own listeners. */
export function aloneStanding(): Standing & { say(channel: string, payload: string): void } {
  const held = new Set<string>();
  const listeners = new Set<{ channel: string; heard: (payload: string) => void }>();
  return {
    async tryLock(name) {
      if (held.has(name)) return false;
      held.add(name);
      return true;
    },
    async unlock(name) {
      held.delete(name);
    },
    listen(channel, heard) {
      const listener = { channel, heard };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    say(channel, payload) {
      for (const listener of listeners) if (listener.channel === channel) listener.heard(payload);
    },
    onLost() {},
    async close() {
      held.clear();
    },
  };
}
