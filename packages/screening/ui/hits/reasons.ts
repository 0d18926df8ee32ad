import type { Contribution } from './bars';

/** Judgements an officer gives; `no_judgement` is what taking back leaves. */
export type Given = 'positive' | 'negative' | 'unsure';

/** Common reasons, in a fixed order: the number key of a reason never changes. Texts: `hits.reason.<code>`. */
export const REASONS: { readonly [judgement in Given]: readonly string[] } = {
  positive: ['same-document', 'same-birth-and-name', 'same-all', 'confirmed-by-source', 'same-registration'],
  negative: [
    'other-birth-date',
    'other-name',
    'other-place',
    'other-document',
    'other-gender',
    'other-kind',
    'homonym',
  ],
  unsure: ['too-little', 'ask-document', 'ask-birth-date', 'ask-colleague', 'records-contradict'],
};

/** What a common reason claims about the evidence: which features speak of it, and how they then must stand. */
const CLAIMS: Record<string, { features: readonly string[]; agree: boolean }> = {
  'other-birth-date': { features: ['birth-date'], agree: false },
  'other-place': {
    features: ['birth-place', 'birth-country', 'place', 'nationality', 'country'],
    agree: false,
  },
  'other-gender': { features: ['gender'], agree: false },
  'same-birth-and-name': { features: ['birth-date'], agree: true },
};

const AGREE = new Set(['same', 'variant', 'phonetic', 'similar', 'swapped', 'near', 'partial', 'initial']);

/**
 * Whether the evidence of a hit bears a reason out. A remembered reason that it contradicts is asked again instead of
 * used: an officer answers for what stands in the file. Reasons that claim nothing measurable always fit.
 */
export function reasonFits(code: string, contributions: readonly Contribution[]): boolean {
  const claim = CLAIMS[code];
  if (!claim) return true;
  const spoken = contributions.filter(
    (one) => claim.features.includes(one.feature) && one.relation !== 'missing',
  );
  return spoken.some((one) => AGREE.has(one.relation) === claim.agree);
}

/** A reason as chosen: one of the common ones, or the officer's own words. */
export type Reason = { readonly code: string } | { readonly words: string };

/** What was last chosen for each judgement, in this session. */
export type RememberedReasons = { readonly [judgement in Given]?: Reason };

/** The remembered reason when there is one and it fits this hit; null: ask. */
export function reasonFor(
  judgement: Given,
  remembered: RememberedReasons,
  contributions: readonly Contribution[],
): Reason | null {
  const reason = remembered[judgement];
  if (!reason) return null;
  return 'code' in reason && !reasonFits(reason.code, contributions) ? null : reason;
}

/** Session storage's text → reasons; anything foul is forgotten. */
export function readRemembered(stored: string | null): RememberedReasons {
  const parsed = parse(stored);
  const remembered: { [judgement in Given]?: Reason } = {};
  for (const judgement of ['positive', 'negative', 'unsure'] as const) {
    const reason = isRecord(parsed) ? parsed[judgement] : null;
    if (!isRecord(reason)) continue;
    if (typeof reason.code === 'string' && REASONS[judgement].includes(reason.code)) {
      remembered[judgement] = { code: reason.code };
    } else if (typeof reason.words === 'string' && reason.words.trim()) {
      remembered[judgement] = { words: reason.words };
    }
  }
  return remembered;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function parse(stored: string | null): unknown {
  try {
    return JSON.parse(stored ?? 'null');
  } catch {
    return null;
  }
}
