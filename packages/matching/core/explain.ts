/** The reasons for one pair, for people. */
import type { Assessment } from './assess';
import type { NameMatch } from './compare/names';
import type { AlignedPart, Contribution, Explanation, Relation } from './door';
import type { Part } from './names/part';
import type { Prepared } from './prepare';
import { MATCHER } from './version';

const nothing = {
  score: 0,
  sureness: 0,
  matcher: MATCHER,
  leftName: null,
  rightName: null,
  alignment: [],
  contributions: [],
};

/** Why a pair was not compared at all. */
export const notCompared = (code: string, value: string): Explanation => ({
  ...nothing,
  ignored: [{ code, value }],
});

export function explain(assessment: Assessment, left: Prepared, right: Prepared): Explanation {
  const { names, others, score, sureness } = assessment;
  const fromNames = names ? [...nameContributions(names), ...wholeName(names)] : [];
  const rest = others.map(({ feature, left: a, right: b, relation, bits }) => ({
    feature,
    left: a,
    right: b,
    relation,
    bits: tenth(bits),
  }));
  return {
    score,
    sureness,
    matcher: MATCHER,
    leftName: names?.left.raw ?? left.names[0]?.raw ?? null,
    rightName: names?.right.raw ?? right.names[0]?.raw ?? null,
    alignment: names ? alignmentOf(names) : [],
    contributions: [...fromNames, ...rest].sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits)),
    ignored: unique([...left.ignored, ...right.ignored]),
  };
}

const tenth = (bits: number) => Math.round(bits * 10) / 10;

function nameContributions(names: NameMatch): Contribution[] {
  const [a, b] = [names.leftForm.parts, names.rightForm.parts];
  const linked = names.links.map((link) => ({
    feature: featureOf(a[link.left[0]!]!, b[link.right[0]!]!),
    left: written(names.left.raw, a, link.left),
    right: written(names.right.raw, b, link.right),
    relation: link.relation,
    bits: tenth(link.bits),
  }));
  const against = names.conflicts.map((conflict) => ({
    feature: featureOf(a[conflict.left]!, b[conflict.right]!),
    left: written(names.left.raw, a, [conflict.left]),
    right: written(names.right.raw, b, [conflict.right]),
    relation: 'different' as const,
    bits: tenth(conflict.bits),
  }));
  return [...linked, ...against, ...extras(names)];
}

/** Parts that only one side has. */
function extras(names: NameMatch): Contribution[] {
  const out: Contribution[] = [];
  const [a, b] = [names.leftForm.parts, names.rightForm.parts];
  const inLeft = new Set(names.conflicts.map((conflict) => conflict.left));
  const inRight = new Set(names.conflicts.map((conflict) => conflict.right));
  for (const at of names.alignment.leftRest) {
    if (!inLeft.has(at))
      out.push({
        feature: featureOf(a[at]!, a[at]!),
        left: written(names.left.raw, a, [at]),
        right: null,
        relation: 'missing',
        bits: 0,
      });
  }
  for (const at of names.alignment.rightRest) {
    if (!inRight.has(at))
      out.push({
        feature: featureOf(b[at]!, b[at]!),
        left: null,
        right: written(names.right.raw, b, [at]),
        relation: 'missing',
        bits: 0,
      });
  }
  return out;
}

/** Generation, legal form and order, which belong to the name as a whole. */
function wholeName({ leftForm, rightForm, left, right, alignment, acronym }: NameMatch): Contribution[] {
  const out: Contribution[] = [];
  const [a, b] = [leftForm.generation, rightForm.generation];
  if (a || b) {
    const relation: Relation = a && b ? (a.value === b.value ? 'same' : 'conflict') : 'missing';
    const text = (raw: string, found: typeof a) => (found ? raw.slice(found.start, found.end) : null);
    out.push({
      feature: 'generation',
      left: text(left.raw, a),
      right: text(right.raw, b),
      relation,
      bits: relation === 'conflict' ? -6 : relation === 'same' ? 2 : -1,
    });
  }
  if (leftForm.legalForms.length > 0 && rightForm.legalForms.length > 0) {
    const shared = leftForm.legalForms.some((form) => rightForm.legalForms.includes(form));
    out.push({
      feature: 'legal-form',
      left: leftForm.legalForms.join(', '),
      right: rightForm.legalForms.join(', '),
      relation: shared ? 'same' : 'different',
      bits: shared ? 1 : -1,
    });
  }
  if (acronym)
    out.push({ feature: 'acronym', left: left.raw, right: right.raw, relation: 'variant', bits: 5 });
  if (crossed(alignment.links))
    out.push({ feature: 'name-order', left: left.raw, right: right.raw, relation: 'swapped', bits: 0 });
  return out;
}

const crossed = (links: NameMatch['links'] | NameMatch['alignment']['links']) =>
  links.some((one) =>
    links.some((other) => one.left[0]! < other.left[0]! && one.right[0]! > other.right[0]!),
  );

const featureByRole: Readonly<Record<Part['role'], string>> = {
  given: 'given-name',
  family: 'family-name',
  patronymic: 'patronymic',
  particle: 'particle',
  initial: 'initial',
  generation: 'generation',
  word: 'name-word',
  descriptive: 'descriptive-word',
  filler: 'filler-word',
  number: 'number',
  'legal-form': 'legal-form',
};
const order: readonly Part['role'][] = [
  'patronymic',
  'family',
  'given',
  'initial',
  'number',
  'word',
  'descriptive',
  'particle',
  'filler',
  'generation',
  'legal-form',
];

/** Named by the more telling of the two roles: a surname laid beside an unplaced word is a surname. */
const featureOf = (a: Part, b: Part) =>
  featureByRole[order.indexOf(a.role) <= order.indexOf(b.role) ? a.role : b.role];

function written(raw: string, parts: readonly Part[], places: readonly number[]): string {
  const span = spanOf(parts, places);
  return raw.slice(span.start, span.end);
}

const spanOf = (parts: readonly Part[], places: readonly number[]) => ({
  start: Math.min(...places.map((at) => parts[at]!.start)),
  end: Math.max(...places.map((at) => parts[at]!.end)),
});

function alignmentOf(names: NameMatch): AlignedPart[] {
  const [a, b] = [names.leftForm.parts, names.rightForm.parts];
  const linked = names.links.map((link) => ({
    left: spanOf(a, link.left),
    right: spanOf(b, link.right),
    relation: link.relation,
  }));
  const conflicts = names.conflicts.map((one) => ({
    left: spanOf(a, [one.left]),
    right: spanOf(b, [one.right]),
    relation: 'different' as const,
  }));
  const [inLeft, inRight] = [
    new Set(names.conflicts.map((one) => one.left)),
    new Set(names.conflicts.map((one) => one.right)),
  ];
  const missing = [
    ...names.alignment.leftRest
      .filter((at) => !inLeft.has(at))
      .map((at) => ({ left: spanOf(a, [at]), right: null, relation: 'missing' as const })),
    ...names.alignment.rightRest
      .filter((at) => !inRight.has(at))
      .map((at) => ({ left: null, right: spanOf(b, [at]), relation: 'missing' as const })),
  ];
  return [...linked, ...conflicts, ...missing].sort(
    (x, y) =>
      (x.left?.start ?? 1e6) - (y.left?.start ?? 1e6) || (x.right?.start ?? 0) - (y.right?.start ?? 0),
  );
}

function unique(ignored: Explanation['ignored']): Explanation['ignored'] {
  const seen = new Set<string>();
  return ignored
    .filter(({ code, value }) => !seen.has(`${code} ${value}`) && seen.add(`${code} ${value}`))
    .slice(0, 20);
}
