import type { Judgement } from '../../core/api';
import { type Act, confirm, type Desk, EMPTY_DESK, refuse } from './desk';

/** What became of an act that was sent. */
export type Outcome =
  | { readonly kind: 'stored'; readonly judgement: Judgement }
  | { readonly kind: 'refused'; readonly judgement: Judgement | null; readonly problem: unknown }
  | { readonly kind: 'unreached' };

export type DeskStore = {
  get(): Desk;
  subscribe(listener: () => void): () => void;
  change(step: (desk: Desk) => Desk): void;
};

export type Line = {
  /** Sends one act; never throws. */
  readonly send: (act: Act) => Promise<Outcome>;
  /** Waits before an unreached server is tried again. */
  readonly pause: () => Promise<void>;
};

/**
 * The desk with its line to the server: acts go out in the order they were done, one at a time, so that an undo never
 * overtakes what it undoes. While the server cannot be reached they wait, and are tried again after each pause.
 */
export function newDeskStore(line: Line): DeskStore {
  let desk = EMPTY_DESK;
  let sending = false;
  const listeners = new Set<() => void>();
  const store: DeskStore = {
    get: () => desk,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (step) => {
      const next = step(desk);
      if (next === desk) return;
      desk = next;
      for (const tell of listeners) tell();
      if (!sending) void drain();
    },
  };
  async function drain(): Promise<void> {
    sending = true;
    for (let act = desk.outbox[0]; act; act = desk.outbox[0]) {
      const outcome = await line.send(act);
      const { key } = act;
      if (outcome.kind === 'unreached') {
        store.change((now) => (now.stalled ? now : { ...now, stalled: true }));
        await line.pause();
        continue;
      }
      store.change((now) => {
        const reached = now.stalled ? { ...now, stalled: false } : now;
        return outcome.kind === 'stored'
          ? confirm(reached, key, outcome.judgement)
          : refuse(reached, key, outcome);
      });
    }
    sending = false;
  }
  return store;
}
