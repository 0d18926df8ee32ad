/** A name read for comparing: its words with their roles. */
import type { Ignored } from '../text/words';
import type { Token } from './token';

/** In the order of how telling they are; the place in this list is the code stored in an index. */
export const roles = [
  'patronymic',
  'family',
  'given',
  'initial',
  'number',
  'word',
  'descriptive',
  'particle',
  'filler',
  'leading',
] as const;
export type Role = (typeof roles)[number];

/** How telling a part is beside the others of a name: 1 for a plain name, less for what many share. */
export const roleWeights: Readonly<Record<Role, number>> = {
  patronymic: 1,
  family: 1,
  given: 1,
  initial: 0.5,
  number: 0.8,
  word: 1,
  descriptive: 0.3,
  particle: 0.15,
  filler: 0.05,
  // A particle that stands where a name should: Ben Carson, Le Duc.
  leading: 0.6,
};

export type Part = {
  readonly token: Token;
  readonly role: Role;
  /** UTF-16 offsets into the name as written. */
  readonly start: number;
  readonly end: number;
};

/** Marks of a generation; the place in this list is the code stored in an index, 0 for none. */
export const generations = ['', 'junior', 'senior', '1', '2', '3', '4', '5', '6', '7', '8'] as const;

/** One way to read a name. */
export type Form = {
  readonly parts: readonly Part[];
  /** Place in `generations`, and where it stands; code 0 when the name carries none. */
  readonly generation: { readonly code: number; readonly start: number; readonly end: number };
  /** One bit for each class of legal form, in the order of legal-forms.yml. */
  readonly legalForms: number;
  readonly isHan: boolean;
};

export type Sort = 'person' | 'organisation' | 'thing';

export type ReadName = {
  readonly raw: string;
  readonly sort: Sort;
  /** At least one for a name with letters or figures; none for an empty one. */
  readonly forms: readonly Form[];
  readonly ignored: readonly Ignored[];
};
