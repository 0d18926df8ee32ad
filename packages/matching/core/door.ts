import type { Entity } from '@belfry/model';

/**
 * The door of matching: four verbs. What is behind them may be rebuilt; these shapes stay.
 *
 * score     0–1, how alike the two are; a hit is a candidate at or above the threshold
 * sureness  0–1, how much evidence stands behind the score: a bare common name is weak
 */
export type Relation =
  | 'same'
  | 'variant'
  | 'phonetic'
  | 'similar'
  | 'initial'
  | 'swapped'
  | 'partial'
  | 'near'
  | 'different'
  | 'missing'
  | 'conflict';

/** What one feature spoke for or against. */
export type Contribution = {
  /** Stable code, also the key of its name in the catalogues: `family-name`, `birth-date`, `imo-number`… */
  readonly feature: string;
  readonly left: string | null;
  readonly right: string | null;
  readonly relation: Relation;
  /** Evidence in bits (log2 of the likelihood ratio): above 0 for the same, below 0 against. */
  readonly bits: number;
};

/** Two stretches of the two names that were laid beside each other; offsets are in UTF-16 units. */
export type AlignedPart = {
  readonly left: { readonly start: number; readonly end: number } | null;
  readonly right: { readonly start: number; readonly end: number } | null;
  readonly relation: Relation;
};

export type Explanation = {
  readonly score: number;
  readonly sureness: number;
  readonly matcher: string;
  /** The pair of names that carried the score, as written in the two records. */
  readonly leftName: string | null;
  readonly rightName: string | null;
  readonly alignment: readonly AlignedPart[];
  readonly contributions: readonly Contribution[];
  /** What was not used, with a code saying why: `ignored/too-long`, `ignored/homoglyph`… */
  readonly ignored: readonly { readonly code: string; readonly value: string }[];
};

export type Language = 'en' | 'fr' | 'nl' | 'de';

/** Restricts what is compared; all are applied inside the index. */
export type Query = {
  readonly subject: Entity;
  readonly datasets?: readonly string[];
  readonly excludeDatasets?: readonly string[];
  readonly schemata?: readonly string[];
  readonly topics?: readonly string[];
  readonly excludeIds?: readonly string[];
  /** Results at most; default 5. */
  readonly limit?: number;
  /** Results below are not returned; default 0.5. */
  readonly cutoff?: number;
};

export type Candidate = { readonly id: string; readonly weight: number };
export type Scored = { readonly id: string; readonly score: number; readonly sureness: number };

/** Names, dates and identifiers in memory; entities come and go without a rebuild. */
export type MatchIndex = {
  readonly size: number;
  add(entity: Entity): void;
  remove(id: string): boolean;
  has(id: string): boolean;
  /** Entities worth scoring, the most promising first; bounded work whatever the query. */
  candidates(query: Query): Candidate[];
  /** Candidates scored, best first; ties in a stable order. */
  match(query: Query): Scored[];
  /** The full reasons for one pair. */
  explain(subject: Entity, id: string): Explanation | null;
  /** The entity as it was added. */
  get(id: string): Entity | null;
};
