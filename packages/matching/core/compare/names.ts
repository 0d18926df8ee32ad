/** How alike two names are as wholes, and how much that says. */
import type { Form, Part, ReadName } from '../names/part';
import type { Token } from '../names/token';
import { type Alignment, align, type Compare, type Link } from './align';
import { compareTokens } from './tokens';

/** Bits that agreement on a word is worth; more for a rare word. */
export type Rarity = (token: Token) => number;

export type NameMatch = {
  readonly left: ReadName;
  readonly right: ReadName;
  readonly leftForm: Form;
  readonly rightForm: Form;
  readonly alignment: Alignment;
  /** 0–1. */
  readonly likeness: number;
  /** Evidence in bits, of agreement less that of disagreement. */
  readonly bits: number;
  readonly links: readonly (Link & { readonly bits: number })[];
  readonly conflicts: readonly Conflict[];
  readonly acronym: boolean;
};

/** Two parts left over, one on each side: they disagree. */
export type Conflict = {
  readonly left: number;
  readonly right: number;
  readonly weight: number;
  readonly bits: number;
};

const conflictFactor = 0.78;
const lonely = 0.72;

/** The better of all ways to read the two names; null when one has no words at all. */
export function compareNames(
  left: ReadName,
  right: ReadName,
  tools: { rarity: Rarity; compare?: Compare },
): NameMatch | null {
  let bestMatch: NameMatch | null = null;
  const bothHan = left.forms[0]?.isHan && right.forms[0]?.isHan;
  for (const [i, leftForm] of left.forms.entries()) {
    for (const [j, rightForm] of right.forms.entries()) {
      if (bothHan && (i > 0 || j > 0)) continue;
      const match = compareForms({ left, right, leftForm, rightForm }, tools);
      if (
        !bestMatch ||
        match.likeness > bestMatch.likeness ||
        (match.likeness === bestMatch.likeness && match.bits > bestMatch.bits)
      )
        bestMatch = match;
    }
  }
  return bestMatch;
}

type Pair = Pick<NameMatch, 'left' | 'right' | 'leftForm' | 'rightForm'>;

function compareForms(
  pair: Pair,
  { rarity, compare = compareTokens }: { rarity: Rarity; compare?: Compare },
): NameMatch {
  const { leftForm, rightForm } = pair;
  const [a, b] = [leftForm.parts, rightForm.parts];
  const alignment = align(a, b, compare);
  const links = alignment.links.map((link) => ({ ...link, bits: linkBits(link, { a, b }, rarity) }));
  const conflicts = findConflicts(alignment, { a, b });
  const person = pair.left.sort === 'person';
  const acronym = !person && isAcronym(a, b);
  const likeness = acronym
    ? Math.max(0.8, measure(alignment, { pair, conflicts }))
    : measure(alignment, { pair, conflicts });
  const agreed = links.reduce((sum, link) => sum + link.bits, 0);
  const against = conflicts.reduce((sum, conflict) => sum + conflict.bits, 0);
  return {
    ...pair,
    alignment,
    likeness,
    bits: Math.max(-14, Math.min(30, agreed + against)),
    links,
    conflicts,
    acronym,
  };
}

const weightOf = (parts: readonly Part[], places: readonly number[]) =>
  places.reduce((sum, at) => sum + parts[at]!.weight, 0);

function linkBits(link: Link, { a, b }: { a: readonly Part[]; b: readonly Part[] }, rarity: Rarity): number {
  const side = (parts: readonly Part[], places: readonly number[]) =>
    places.reduce((sum, at) => sum + Math.min(1, parts[at]!.weight) * rarity(parts[at]!.token), 0);
  const bits = Math.min(side(a, link.left), side(b, link.right));
  const share = link.relation === 'initial' ? 0.3 : Math.max(0, (link.similarity - 0.6) / 0.4) ** 0.8;
  return bits * share;
}

/** What both sides have and the other does not, laid beside each other in order. */
function findConflicts(
  alignment: Alignment,
  { a, b }: { a: readonly Part[]; b: readonly Part[] },
): Conflict[] {
  const telling = (parts: readonly Part[], places: readonly number[]) =>
    places.filter((at) => parts[at]!.weight >= 0.25);
  const [left, right] = [telling(a, alignment.leftRest), telling(b, alignment.rightRest)];
  const conflicts: Conflict[] = [];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [one, other] = [a[left[at]!]!, b[right[at]!]!];
    const weight = (one.weight + other.weight) / 2;
    conflicts.push({ left: left[at]!, right: right[at]!, weight, bits: -6 * Math.min(1, weight) });
  }
  return conflicts;
}

type Measured = { readonly pair: Pair; readonly conflicts: readonly Conflict[] };

function measure(alignment: Alignment, { pair, conflicts }: Measured): number {
  const [a, b] = [pair.leftForm.parts, pair.rightForm.parts];
  let shared = 0;
  let weight = 0;
  let strongest = 0;
  for (const link of alignment.links) {
    const w = (weightOf(a, link.left) + weightOf(b, link.right)) / 2;
    shared += w * link.similarity;
    weight += w;
    strongest = Math.max(strongest, w);
  }
  if (weight === 0) return 0;
  const against = conflicts.reduce((sum, conflict) => sum + conflict.weight, 0);
  const extra = extraWeight(alignment, { a, b, conflicts });
  let likeness = shared / (weight + against + extra.cost);
  for (const conflict of conflicts) likeness *= conflict.weight >= 0.5 ? conflictFactor : 0.86;
  return finish(likeness, { pair, alignment, extra: extra.weight, conflicts });
}

/** One side says more than the other: a middle name, a patronymic, a word. */
function extraWeight(
  alignment: Alignment,
  { a, b, conflicts }: { a: readonly Part[]; b: readonly Part[]; conflicts: readonly Conflict[] },
) {
  const inConflict = {
    left: new Set(conflicts.map((c) => c.left)),
    right: new Set(conflicts.map((c) => c.right)),
  };
  const spare = [
    ...alignment.leftRest.filter((at) => !inConflict.left.has(at)).map((at) => a[at]!),
    ...alignment.rightRest.filter((at) => !inConflict.right.has(at)).map((at) => b[at]!),
  ];
  const cost = spare.reduce(
    (sum, part) =>
      sum +
      part.weight *
        (part.role === 'number'
          ? 0.9
          : part.role === 'patronymic' || part.role === 'descriptive'
            ? 0.12
            : 0.24),
    0,
  );
  return { cost, weight: spare.reduce((sum, part) => sum + (part.weight >= 0.5 ? part.weight : 0), 0) };
}

type Finish = {
  readonly pair: Pair;
  readonly alignment: Alignment;
  readonly extra: number;
  readonly conflicts: readonly Conflict[];
};

function finish(likeness: number, { pair, alignment, extra, conflicts }: Finish): number {
  const { leftForm, rightForm } = pair;
  const [a, b] = [leftForm.parts, rightForm.parts];
  const core = alignment.links.filter(
    (link) => Math.max(weightOf(a, link.left), weightOf(b, link.right)) >= 0.6,
  );
  let out = likeness;
  // One word of several says little: Maria is not Maria Lopez.
  const words = core.reduce((sum, link) => sum + Math.max(link.left.length, link.right.length), 0);
  if (words <= 1 && extra >= 0.8) out *= pair.left.sort === 'person' ? lonely : 0.9;
  if (pair.left.sort !== 'person' && core.length === 0)
    out = Math.min(out, alignment.links.length > 1 && conflicts.length === 0 ? 0.65 : 0.5);
  if (leftForm.generation && rightForm.generation) {
    if (leftForm.generation.value !== rightForm.generation.value) out = Math.min(out, 0.62);
  } else if (leftForm.generation || rightForm.generation) out *= 0.93;
  if (
    leftForm.legalForms.length > 0 &&
    rightForm.legalForms.length > 0 &&
    !leftForm.legalForms.some((form) => rightForm.legalForms.includes(form))
  )
    out *= 0.93;
  return Math.max(0, Math.min(1, out));
}

/** One word spells the first letters of the other side’s words: at least three of them. */
function isAcronym(a: readonly Part[], b: readonly Part[]): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const words = long.filter((part) => part.role !== 'filler');
  const letters = short.length === 1 ? short[0]!.token.text : '';
  if (letters.length < 3 || words.length < 3 || letters.length > 8) return false;
  return (
    words.map((part) => part.token.text[0] ?? '').join('') === letters ||
    long.map((part) => part.token.text[0] ?? '').join('') === letters
  );
}
