import type { Judgement } from '../../core/api';

/**
 * What the desk knows between the officer's hand and the server: which hit is shown, which decisions are on their way,
 * what can be undone and what the server refused. A decision moves on at once; it is sent in order, one at a time.
 */
export type Desk = {
  readonly selected: string | null;
  /** Judgements that the queue, as it was fetched, does not know yet. */
  readonly judged: ReadonlyMap<string, Judgement>;
  /** Not yet confirmed by the server, oldest first. */
  readonly outbox: readonly Act[];
  /** Own decisions, latest last: what `undo` takes back. */
  readonly undoable: readonly Decision[];
  readonly refused: readonly Refusal[];
  /** How many open hits this desk has settled as the server confirmed, those opened again taken off. */
  readonly stored: number;
  /** `stored` when the queue was fetched. */
  readonly storedAtStart: number;
  /** The server cannot be reached: what is in the outbox waits. */
  readonly stalled: boolean;
  readonly nextKey: number;
};

export type Decision = {
  readonly hitId: string;
  readonly judgement: Judgement;
  readonly reason: string;
  /** What stood before: what comes back when it is undone or refused. */
  readonly before: Judgement;
};
export type Act = Decision & { readonly key: number; readonly kind: 'judge' | 'undo' };
/** A decision that was not stored, and why; stays until the officer has read it. */
export type Refusal<Why = unknown> = { readonly act: Act; readonly problem: Why };

export const EMPTY_DESK: Desk = {
  selected: null,
  judged: new Map(),
  outbox: [],
  undoable: [],
  refused: [],
  stored: 0,
  storedAtStart: 0,
  stalled: false,
  nextKey: 1,
};

/** A row of the queue as the reducer sees it. */
export type Queued = { readonly id: string; readonly judgement: Judgement };

export const isOpen = (judgement: Judgement) => judgement === 'no_judgement';
/** DSK-1: positive and negative stand until taken back; unsure may be decided. */
export const mayJudge = (judgement: Judgement) => judgement === 'no_judgement' || judgement === 'unsure';

/** The judgement to show: this desk's own, else what the queue says. */
export const judgementOf = (desk: Desk, hit: Queued): Judgement => desk.judged.get(hit.id) ?? hit.judgement;

export const select = (desk: Desk, id: string): Desk =>
  desk.selected === id ? desk : { ...desk, selected: id };

/** The neighbour `by` rows away, held at both ends; the first row when nothing is selected. */
export function move(desk: Desk, queue: readonly Queued[], by: number): Desk {
  const at = queue.findIndex((hit) => hit.id === desk.selected);
  const target = at < 0 ? queue[0] : queue[Math.min(Math.max(at + by, 0), queue.length - 1)];
  return target ? select(desk, target.id) : desk;
}

/** Decides and moves on to the next hit that awaits a judgement; unchanged when the hit may not be judged. */
export function judge(desk: Desk, queue: readonly Queued[], decision: Decision): Desk {
  if (!mayJudge(decision.before) || decision.judgement === decision.before) return desk;
  const judged = new Map(desk.judged).set(decision.hitId, decision.judgement);
  const after: Desk = {
    ...desk,
    judged,
    outbox: [...desk.outbox, { ...decision, kind: 'judge', key: desk.nextKey }],
    undoable: [...desk.undoable, decision],
    nextKey: desk.nextKey + 1,
  };
  return { ...after, selected: nextOpen(after, queue, decision.hitId) ?? decision.hitId };
}

/** Takes the latest own decision back and shows that hit again; unchanged when there is none. */
export function undo(desk: Desk): Desk {
  const decision = desk.undoable.at(-1);
  if (!decision) return desk;
  return takeBack({ ...desk, undoable: desk.undoable.slice(0, -1) }, decision);
}

/** Takes back a judgement that stands, whoever gave it; the server says whether this officer may. */
export function takeBack(desk: Desk, decision: Decision): Desk {
  return {
    ...desk,
    selected: decision.hitId,
    judged: new Map(desk.judged).set(decision.hitId, decision.before),
    undoable: desk.undoable.filter(
      (other) => other.hitId !== decision.hitId || other.judgement !== decision.judgement,
    ),
    outbox: [...desk.outbox, { ...decision, kind: 'undo', key: desk.nextKey }],
    nextKey: desk.nextKey + 1,
  };
}

/** The server took the act; `judgement` is what now stands there. */
export function confirm(desk: Desk, key: number, judgement: Judgement): Desk {
  const act = desk.outbox.find((sent) => sent.key === key);
  if (!act) return desk;
  const outbox = desk.outbox.filter((sent) => sent.key !== key);
  const superseded = outbox.some((later) => later.hitId === act.hitId);
  return {
    ...desk,
    outbox,
    stored: desk.stored + settles(act),
    judged: superseded ? desk.judged : new Map(desk.judged).set(act.hitId, judgement),
  };
}

/**
 * The server refused the act, `judgement` stands there. Later acts on the same hit built on it and fall with it.
 * The selection stays where the officer is working.
 */
export function refuse(
  desk: Desk,
  key: number,
  why: { judgement: Judgement | null; problem: unknown },
): Desk {
  const act = desk.outbox.find((sent) => sent.key === key);
  if (!act) return desk;
  const standing = why.judgement ?? (act.kind === 'judge' ? act.before : act.judgement);
  return {
    ...desk,
    outbox: desk.outbox.filter((sent) => sent.hitId !== act.hitId),
    undoable: desk.undoable.filter((decision) => decision.hitId !== act.hitId),
    judged: new Map(desk.judged).set(act.hitId, standing),
    refused: [...desk.refused, { act, problem: why.problem }],
  };
}

/** The officer has read the refusals of this hit. */
export const dismiss = (desk: Desk, hitId: string): Desk => ({
  ...desk,
  refused: desk.refused.filter((refusal) => refusal.act.hitId !== hitId),
});

/** News from the server of a hit this desk is not itself deciding; a judgement on its way is not overwritten. */
export function hear(desk: Desk, hit: Queued): Desk {
  const sending = desk.outbox.some((act) => act.hitId === hit.id);
  if (sending || desk.judged.get(hit.id) === hit.judgement) return desk;
  return { ...desk, judged: new Map(desk.judged).set(hit.id, hit.judgement) };
}

/** The queue was fetched anew and knows what was stored; only what is still on its way stays. */
export function renewed(desk: Desk): Desk {
  const sending = new Set(desk.outbox.map((act) => act.hitId));
  const judged = new Map([...desk.judged].filter(([id]) => sending.has(id)));
  return { ...desk, judged, storedAtStart: desk.stored };
}

/** By how much the act takes from what is left: 1 settles an open hit, −1 opens it again. */
const settles = ({ kind, before, judgement }: Act): number => {
  const [was, becomes] = kind === 'judge' ? [before, judgement] : [judgement, before];
  return Number(isOpen(was)) - Number(isOpen(becomes));
};

/** What the outbox will take from what is left, once it is stored. */
export const onTheWay = (desk: Desk): number => desk.outbox.reduce((sum, act) => sum + settles(act), 0);

/** The next undecided hit below, else the nearest above; null when all are decided. */
function nextOpen(desk: Desk, queue: readonly Queued[], from: string): string | null {
  const at = queue.findIndex((hit) => hit.id === from);
  const open = (hit: Queued) => isOpen(judgementOf(desk, hit)) && hit.id !== from;
  const below = queue.slice(at + 1).find(open);
  const above = queue.slice(0, Math.max(at, 0)).findLast(open);
  return (below ?? above)?.id ?? null;
}
