import { type Contradiction, contradiction } from './contradiction';
import { byToken, compare, type Identity, identities, type ListedEntity, type Token } from './identity';
import { namesAlike } from './likeness';
import { sha256 } from './sha256';

export type { ListedEntity } from './identity';

/** What an officer said of two entities; the last about a pair counts. */
export type Decision = {
  readonly left: string;
  readonly right: string;
  readonly judgement: 'positive' | 'negative' | 'unsure' | 'no_judgement';
  /** Order in time: a later one is greater. */
  readonly order: number;
};

/** Two entries that share a value: `left` < `right` by code units. */
export type Join = {
  readonly left: string;
  readonly right: string;
  readonly rule: string;
  readonly value: string;
};

/**
 * Why a shared value did not join two entries.
 *
 * names     their names are too unlike
 * weak      a short number without a country, and names not alike enough
 * same-list one list carries both as separate entries, under names too unlike
 * judged    an officer said negative or unsure
 * group     either contradicts, or was judged different from, something the other is joined with
 */
export type Refusal = Contradiction | 'names' | 'weak' | 'same-list' | 'judged' | 'group' | 'size';

export type Resolution = {
  /** Every entity's canonical id: `NK-…` where it was joined, else its own id. */
  readonly canonical: ReadonlyMap<string, string>;
  readonly joins: readonly Join[];
  readonly refused: readonly (Join & { readonly why: Refusal })[];
  /** Values that too many entries share, so they were not used. */
  readonly crowded: readonly { readonly rule: string; readonly value: string; readonly entries: number }[];
};

export type ResolveOptions = {
  readonly decisions?: Iterable<Decision>;
  /** Keys known to be crowded from entities that are not among these. */
  readonly crowded?: ReadonlySet<string>;
};

/** A value in more entries of one list, or of all, than this tells nothing about any of them. */
export const CROWD = { ofOneList: 4, ofAll: 24 } as const;
const LARGEST_GROUP = 64;
const ALIKE: Readonly<Record<Token['strength'], number>> = { reference: 0.3, code: 0.3, number: 0.5 };
const ALIKE_WEAK = 0.75;
const ALIKE_SAME_LIST = 0.75;

/** Which canonical id each entity has: see `resolve`. */
export const clusters = (
  entities: Iterable<ListedEntity>,
  options?: ResolveOptions,
): ReadonlyMap<string, string> => resolve(entities, options).canonical;

/**
 * Joins entries of different lists that are the same real-world thing, by shared references, codes and numbers, unless
 * something contradicts. Says why for each pair. The order of entities and decisions makes no difference.
 *
 * @limits at most 64 entries become one; nothing is joined by name alone
 */
export function resolve(entities: Iterable<ListedEntity>, options: ResolveOptions = {}): Resolution {
  const all = [...entities];
  const known = identities(all);
  const decided = inForce(options.decisions ?? []);
  const { pairs, crowded } = pairsOf(known, options.crowded ?? new Set());
  const groups = new Groups(known, decided);
  const joins: Join[] = [];
  const refused: (Join & { why: Refusal })[] = [];
  for (const [key, judgement] of [...decided].sort(([a], [b]) => compare(a, b))) {
    const [left, right] = key.split(BETWEEN) as [string, string];
    if (judgement === 'positive' && known.has(left) && known.has(right)) groups.join(left, right, true);
  }
  for (const pair of pairs) {
    const why = groups.refusal(pair) ?? groups.join(pair.left, pair.right, false);
    const { left, right } = pair;
    const join = { left, right, rule: pair.token.rule, value: pair.token.value };
    if (why === null) joins.push(join);
    else refused.push({ ...join, why });
  }
  return { canonical: groups.canonical(all), joins, refused, crowded };
}

type Pair = {
  readonly left: string;
  readonly right: string;
  readonly token: Token;
  readonly agreed: boolean;
};
const BETWEEN = '\u0000';

function inForce(decisions: Iterable<Decision>): Map<string, Decision['judgement']> {
  const last = new Map<string, Decision>();
  for (const decision of decisions) {
    const key = [decision.left, decision.right].sort(compare).join(BETWEEN);
    const earlier = last.get(key);
    if (!earlier || earlier.order < decision.order) last.set(key, decision);
  }
  return new Map([...last].map(([key, { judgement }]) => [key, judgement]));
}

/** Pairs of entries of different lists that share a value, the most telling value of each pair, strongest pairs first. */
function pairsOf(known: ReadonlyMap<string, Identity>, crowdedBefore: ReadonlySet<string>) {
  const holders = new Map<string, Held[]>();
  for (const identity of known.values())
    for (const token of identity.tokens) {
      const held = holders.get(token.key);
      if (held) held.push({ identity, token });
      else holders.set(token.key, [{ identity, token }]);
    }
  const best = new Map<string, Pair>();
  const crowded: { rule: string; value: string; entries: number }[] = [];
  for (const [key, held] of holders) {
    const entries = new Set(held.map(({ identity }) => identity.id)).size;
    if (crowdedBefore.has(key) || isCrowded(held)) {
      const { rule, value } = held.map(({ token }) => token).sort(byToken)[0]!;
      crowded.push({ rule, value, entries });
    } else if (entries > 1) keepBest(best, held);
  }
  const pairs = [...best.values()].sort(byPair);
  return { pairs, crowded: crowded.sort((a, b) => compare(a.rule, b.rule) || compare(a.value, b.value)) };
}

type Held = { readonly identity: Identity; readonly token: Token };

function isCrowded(held: readonly Held[]): boolean {
  const entries = new Map(held.map(({ identity }) => [identity.id, identity]));
  if (entries.size > CROWD.ofAll) return true;
  const perList = new Map<string, number>();
  for (const { datasets } of entries.values())
    for (const dataset of datasets) perList.set(dataset, (perList.get(dataset) ?? 0) + 1);
  return [...perList.values()].some((count) => count > CROWD.ofOneList);
}

function keepBest(best: Map<string, Pair>, held: readonly Held[]): void {
  for (const one of held)
    for (const other of held) {
      if (one.identity.id >= other.identity.id || sameList(one.identity, other.identity)) continue;
      if (one.token.country && other.token.country && one.token.country !== other.token.country) continue;
      const agreed = one.token.country !== null && one.token.country === other.token.country;
      const token = [one.token, other.token].sort(byToken)[0]!;
      const pair = { left: one.identity.id, right: other.identity.id, token, agreed };
      const key = pair.left + BETWEEN + pair.right;
      const earlier = best.get(key);
      if (!earlier || byTelling(pair, earlier) < 0) best.set(key, pair);
    }
}

const sameList = (left: Identity, right: Identity) =>
  [...left.datasets].some((name) => right.datasets.has(name));
const isWeak = ({ token, agreed }: Pair) =>
  token.strength === 'number' && !agreed && token.key.length < 'number:'.length + 9;
const byTelling = (a: Pair, b: Pair) =>
  Number(isWeak(a)) - Number(isWeak(b)) || byToken(a.token, b.token) || Number(b.agreed) - Number(a.agreed);
const byPair = (a: Pair, b: Pair) => byTelling(a, b) || compare(a.left, b.left) || compare(a.right, b.right);

/** Entries taken as one, grown pair by pair. */
class Groups {
  readonly #groupOf = new Map<string, Set<string>>();

  constructor(
    readonly known: ReadonlyMap<string, Identity>,
    readonly decided: ReadonlyMap<string, Decision['judgement']>,
  ) {
    for (const id of known.keys()) this.#groupOf.set(id, new Set([id]));
  }

  /** What speaks against this pair, looking at the two alone. */
  refusal(pair: Pair): Refusal | null {
    const [left, right] = [this.known.get(pair.left)!, this.known.get(pair.right)!];
    const judged = this.decided.get(pair.left + BETWEEN + pair.right);
    if (judged === 'negative' || judged === 'unsure') return 'judged';
    const against = contradiction(left, right);
    if (against) return against;
    if (outlivesNames(pair.token)) return null;
    const alike = namesAlike(left.named, right.named);
    if (alike === null) return pair.token.strength === 'number' ? 'names' : null;
    if (alike < ALIKE[pair.token.strength]) return 'names';
    return isWeak(pair) && alike < ALIKE_WEAK ? 'weak' : null;
  }

  /** Makes the two groups one, unless any two of their members may not be; an officer's word outweighs the rules. */
  join(left: string, right: string, byOfficer: boolean): Refusal | null {
    const [ours, theirs] = [this.#groupOf.get(left)!, this.#groupOf.get(right)!];
    if (ours === theirs) return null;
    if (ours.size + theirs.size > LARGEST_GROUP) return 'size';
    for (const one of ours)
      for (const other of theirs) {
        const why = this.#apart(one, other, byOfficer);
        if (why) return why;
      }
    for (const id of theirs) {
      ours.add(id);
      this.#groupOf.set(id, ours);
    }
    return null;
  }

  #apart(one: string, other: string, byOfficer: boolean): Refusal | null {
    const judged = this.decided.get([one, other].sort(compare).join(BETWEEN));
    if (judged === 'positive') return null;
    if (judged === 'negative') return 'group';
    if (byOfficer) return null;
    const [left, right] = [this.known.get(one)!, this.known.get(other)!];
    if (contradiction(left, right)) return 'group';
    if (!sameList(left, right)) return null;
    return (namesAlike(left.named, right.named) ?? 1) < ALIKE_SAME_LIST ? 'same-list' : null;
  }

  canonical(entities: readonly ListedEntity[]): Map<string, string> {
    const ids = new Map<Set<string>, string>();
    const out = new Map<string, string>();
    for (const { id } of entities) {
      const group = this.#groupOf.get(id);
      if (!group || group.size === 1) {
        out.set(id, id);
        continue;
      }
      if (!ids.has(group)) ids.set(group, canonicalId(group));
      out.set(id, ids.get(group)!);
    }
    return out;
  }
}

/** A ship keeps its IMO number under every new name; the check digit guards against a slip. */
function outlivesNames({ rule, key }: Token): boolean {
  const digits = /^imo-number:(\d{7})$/.exec(key)?.[1];
  if (rule !== 'imo-number' || !digits) return false;
  const sum = [...digits.slice(0, 6)].reduce((total, digit, i) => total + Number(digit) * (7 - i), 0);
  return sum % 10 === Number(digits[6]);
}

/**
 * The canonical id of entities taken as one: `NK-` and 22 signs from the smallest of the members' hashes, so it stays
 * when others join, unless theirs is smaller.
 */
export function canonicalId(members: Iterable<string>): string {
  const smallest = [...members].map(sha256).sort(compare)[0]!;
  let number = BigInt(`0x${smallest.slice(0, 32)}`);
  let signs = '';
  for (let i = 0; i < 22; i++) {
    signs = SIGNS[Number(number % 62n)]! + signs;
    number /= 62n;
  }
  return `NK-${signs}`;
}
const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
