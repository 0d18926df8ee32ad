import type { Judgement } from '../api';

/** A subject and an entry as they stood when a hit between them was found. */
export type Pair = {
  readonly subjectHash: string;
  readonly entryHash: string;
  readonly canonicalId: string;
  readonly entityIds: readonly string[];
};

/** An earlier hit that an officer has judged, of the same subject or of one that is known to be the same. */
export type Judged = Pair & {
  readonly hitId: string;
  readonly judgement: Judgement;
  readonly judgedAt: Date;
};

export type Memory =
  | { readonly kind: 'remembered'; readonly hitId: string }
  | { readonly kind: 'lapsed'; readonly hitId: string; readonly side: 'subject' | 'entry' | 'both' };

/**
 * SCR-7: a negative is remembered for its pair until either side changes; then it counts no more, and which side
 * changed is said. The latest judgement of the pair is the one that counts.
 *
 * @param earlier  judged hits of this subject, in any order; those about other entries are passed over
 * @returns        null when nothing was judged, or the last word was not a negative
 */
export function memoryOf(pair: Pair, earlier: readonly Judged[]): Memory | null {
  const last = earlier
    .filter((judged) => sameEntry(pair, judged))
    .sort(byTime)
    .at(-1);
  if (last?.judgement !== 'negative') return null;
  const subject = last.subjectHash !== pair.subjectHash;
  const entry = last.entryHash !== pair.entryHash;
  if (!subject && !entry) return { kind: 'remembered', hitId: last.hitId };
  return {
    kind: 'lapsed',
    hitId: last.hitId,
    side: subject && entry ? 'both' : subject ? 'subject' : 'entry',
  };
}

/** Entries may be joined and parted since: sharing one entity is being the same entry. */
const sameEntry = (a: Pair, b: Pair): boolean =>
  a.canonicalId === b.canonicalId || a.entityIds.some((id) => b.entityIds.includes(id));

const byTime = (a: Judged, b: Judged): number =>
  a.judgedAt.getTime() - b.judgedAt.getTime() || Number(a.hitId) - Number(b.hitId);

type Content = { readonly schema: string; readonly properties: Readonly<Record<string, readonly string[]>> };
const TELLING = [
  'birthDate',
  'idNumber',
  'passportNumber',
  'registrationNumber',
  'imoNumber',
  'leiCode',
  'taxNumber',
];

/**
 * Whether two subjects that carry the same reference of the same asker are the same one, changed: they share a part
 * of a name, a date of birth or a number. References such as `1`, `2`, `3` are used again for others.
 */
export function isSameSubject(a: Content, b: Content): boolean {
  const words = (subject: Content) => new Set((subject.properties.name ?? []).flatMap(nameWords));
  const [left, right] = [words(a), words(b)];
  if ([...left].some((word) => right.has(word))) return true;
  return TELLING.some((prop) => a.properties[prop]?.some((value) => b.properties[prop]?.includes(value)));
}

const nameWords = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2);
