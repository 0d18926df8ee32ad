import { CROWD, type Decision, type Join, resolve } from '../../core/resolve';
import type { Holder, JoinStore, LastJudgement, Moved } from './store';

/** What joining did: pairs joined and parted by rule, pairs that share a value but were refused, values not used. */
export type Rejoined = {
  readonly joined: number;
  readonly parted: number;
  readonly refused: readonly { readonly rule: string; readonly why: string; readonly pairs: number }[];
  readonly crowded: number;
};

/**
 * Resolves the touched entries anew, with all entries of whatever list that could be one with them, and no others: the
 * result is as if everything had been resolved together.
 */
export async function rejoin(store: JoinStore, touched: ReadonlySet<string>): Promise<Rejoined> {
  const reach = await reachOf(store, touched);
  const ids = [...reach.ids];
  const last = await store.judgements([...new Set([...ids, ...touched])]);
  const entities = ids.length > 0 ? await store.entities(ids) : [];
  const resolution = resolve(entities, {
    decisions: last.filter(({ byOfficer }) => byOfficer),
    crowded: reach.crowded,
  });
  const wanted = new Map([...touched].map((id) => [id, id]));
  for (const { id } of entities) wanted.set(id, resolution.canonical.get(id)!);
  const moved = await store.moves(wanted);
  await store.move(moved);
  await store.move(await followers(store, moved));
  const { made, ended } = judgementsOf(resolution.joins, last);
  await store.judge(made.map((join) => ({ ...join, judgement: 'positive' as const })));
  await store.judge(ended.map((join) => ({ ...join, judgement: 'no_judgement' as const })));
  return {
    joined: made.length,
    parted: ended.length,
    refused: counted(resolution.refused),
    crowded: resolution.crowded.length,
  };
}

/** All ids that share a usable value, a group or an officer's word with the touched ones, however many steps away. */
async function reachOf(store: JoinStore, touched: ReadonlySet<string>) {
  const ids = new Set(await store.shared([...touched]));
  const crowded = new Set<string>();
  for (let frontier = new Set(touched); frontier.size > 0; ) {
    const from = [...frontier];
    const near = new Set(await store.groupsOf(from));
    for (const [key, holders] of byKey(await store.holders([...from, ...near]))) {
      if (isCrowded(holders)) crowded.add(key);
      else for (const { about } of holders) near.add(about);
    }
    for (const decision of await store.judgements(from))
      if (decision.byOfficer && decision.judgement === 'positive')
        near.add(decision.left).add(decision.right);
    frontier = new Set([...near].filter((id) => !ids.has(id)));
    for (const id of near) ids.add(id);
  }
  return { ids, crowded };
}

function byKey(holders: readonly Holder[]): Map<string, Holder[]> {
  const keys = new Map<string, Holder[]>();
  for (const holder of holders) keys.set(holder.key, [...(keys.get(holder.key) ?? []), holder]);
  return keys;
}

function isCrowded(holders: readonly Holder[]): boolean {
  if (new Set(holders.map(({ about }) => about)).size > CROWD.ofAll) return true;
  const perList = new Map<string, number>();
  for (const { dataset } of holders) perList.set(dataset, (perList.get(dataset) ?? 0) + 1);
  return [...perList.values()].some((count) => count > CROWD.ofOneList);
}

/** What is no longer in force stays with what it was one with. */
async function followers(store: JoinStore, moved: readonly Moved[]): Promise<Moved[]> {
  const heirs = new Map<string, string>();
  for (const { was, now } of moved) if (!heirs.has(was)) heirs.set(was, now);
  if (heirs.size === 0) return [];
  return (await store.left([...heirs.keys()])).map((row) => ({ ...row, now: heirs.get(row.was)! }));
}

/** Which judgements by rule to add so that those in force say what was joined now. */
function judgementsOf(joins: readonly Join[], last: readonly LastJudgement[]) {
  const inForce = new Map(last.map((judgement) => [pairOf(judgement), judgement]));
  const made = joins.filter((join) => {
    const known = inForce.get(pairOf(join));
    return !known || (!known.byOfficer && (known.judgement !== 'positive' || known.rule !== join.rule));
  });
  const joined = new Set(joins.map(pairOf));
  const ended = last
    .filter((known) => !known.byOfficer && known.judgement === 'positive' && !joined.has(pairOf(known)))
    .map(({ left, right, rule }) => ({ left, right, rule: rule!, value: '' }));
  return { made, ended };
}

const pairOf = ({ left, right }: Pick<Decision, 'left' | 'right'>) => [left, right].sort().join('\u0000');

function counted(refused: readonly (Join & { why: string })[]) {
  const counts = new Map<string, { rule: string; why: string; pairs: number }>();
  for (const { rule, why } of refused) {
    const entry = counts.get(`${rule} ${why}`) ?? { rule, why, pairs: 0 };
    counts.set(`${rule} ${why}`, { ...entry, pairs: entry.pairs + 1 });
  }
  return [...counts.values()];
}
