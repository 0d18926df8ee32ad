/** The reasons for one pair, for people. */
import type { Assessment } from './assess';
import { generationBits } from './compare/measure';
import type { NameMatch } from './compare/names';
import type { AlignedPart, Contribution, Explanation, Relation } from './door';
import { namesOfForms } from './names/legal-form';
import { type Part, type Role, roles } from './names/part';
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
  const { left, right } = spare(names);
  const [a, b] = [names.leftForm.parts, names.rightForm.parts];
  return [
    ...left.map((at) => ({
      feature: featureOf(a[at]!, a[at]!),
      left: written(names.left.raw, a, [at]),
      right: null,
      relation: 'missing' as const,
      bits: 0,
    })),
    ...right.map((at) => ({
      feature: featureOf(b[at]!, b[at]!),
      left: null,
      right: written(names.right.raw, b, [at]),
      relation: 'missing' as const,
      bits: 0,
    })),
  ];
}

/** Places of the parts that neither agree nor disagree with anything. */
function spare({ leftForm, rightForm, links, conflicts }: NameMatch) {
  const left = new Set([
    ...links.flatMap((link) => link.left),
    ...conflicts.map((conflict) => conflict.left),
  ]);
  const right = new Set([
    ...links.flatMap((link) => link.right),
    ...conflicts.map((conflict) => conflict.right),
  ]);
  const rest = (parts: readonly Part[], used: ReadonlySet<number>) =>
    [...parts.keys()].filter((at) => !used.has(at));
  return { left: rest(leftForm.parts, left), right: rest(rightForm.parts, right) };
}

/** Generation, legal form and order, which belong to the name as a whole. */
function wholeName({ leftForm, rightForm, left, right, links, acronym }: NameMatch): Contribution[] {
  const out: Contribution[] = [];
  const [a, b] = [leftForm.generation, rightForm.generation];
  if (a.code !== 0 || b.code !== 0) {
    const relation: Relation =
      a.code !== 0 && b.code !== 0 ? (a.code === b.code ? 'same' : 'conflict') : 'missing';
    const text = (raw: string, found: typeof a) =>
      found.code !== 0 ? raw.slice(found.start, found.end) : null;
    out.push({
      feature: 'generation',
      left: text(left.raw, a),
      right: text(right.raw, b),
      relation,
      bits: generationBits(a.code, b.code),
    });
  }
  if (leftForm.legalForms !== 0 && rightForm.legalForms !== 0) {
    const shared = (leftForm.legalForms & rightForm.legalForms) !== 0;
    const text = (mask: number) => namesOfForms(mask).join(', ');
    out.push({
      feature: 'legal-form',
      left: text(leftForm.legalForms),
      right: text(rightForm.legalForms),
      relation: shared ? 'same' : 'different',
      bits: 0,
    });
  }
  if (acronym)
    out.push({ feature: 'acronym', left: left.raw, right: right.raw, relation: 'variant', bits: 0 });
  if (crossed(links))
    out.push({ feature: 'name-order', left: left.raw, right: right.raw, relation: 'swapped', bits: 0 });
  return out;
}

const crossed = (links: NameMatch['links']) =>
  links.some((one) =>
    links.some((other) => one.left[0]! < other.left[0]! && one.right[0]! > other.right[0]!),
  );

const featureByRole: Readonly<Record<Role, string>> = {
  given: 'given-name',
  family: 'family-name',
  patronymic: 'patronymic',
  particle: 'particle',
  initial: 'initial',
  word: 'name-word',
  descriptive: 'descriptive-word',
  filler: 'filler-word',
  number: 'number',
  leading: 'given-name',
};

/** Named by the more telling of the two roles: a surname laid beside an unplaced word is a surname. */
const featureOf = (a: Part, b: Part) =>
  featureByRole[roles.indexOf(a.role) <= roles.indexOf(b.role) ? a.role : b.role];

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
  const { left, right } = spare(names);
  const aligned: AlignedPart[] = [
    ...names.links.map((link) => ({
      left: spanOf(a, link.left),
      right: spanOf(b, link.right),
      relation: link.relation,
    })),
    ...names.conflicts.map((one) => ({
      left: spanOf(a, [one.left]),
      right: spanOf(b, [one.right]),
      relation: 'different' as const,
    })),
    ...left.map((at) => ({ left: spanOf(a, [at]), right: null, relation: 'missing' as const })),
    ...right.map((at) => ({ left: null, right: spanOf(b, [at]), relation: 'missing' as const })),
  ];
  const place = ({ left: span }: AlignedPart) => span?.start ?? Number.MAX_SAFE_INTEGER;
  return aligned.sort((x, y) => place(x) - place(y) || (x.right?.start ?? 0) - (y.right?.start ?? 0));
}

function unique(ignored: Explanation['ignored']): Explanation['ignored'] {
  const seen = new Set<string>();
  return ignored
    .filter(({ code, value }) => !seen.has(`${code} ${value}`) && seen.add(`${code} ${value}`))
    .slice(0, 20);
}
