/** A name read for comparing: its words with their roles. */
import type { Ignored } from '../text/words';
import type { Token } from './token';

export type Role =
  | 'given'
  | 'family'
  | 'patronymic'
  | 'particle'
  | 'initial'
  | 'generation'
  | 'word'
  | 'descriptive'
  | 'filler'
  | 'number'
  | 'legal-form';

export type Part = {
  readonly token: Token;
  readonly role: Role;
  /** How telling the part is beside the others of a name: 1 for a plain name, less for what many share. */
  readonly weight: number;
  /** UTF-16 offsets into the name as written. */
  readonly start: number;
  readonly end: number;
};

/** One way to read a name. */
export type Form = {
  readonly parts: readonly Part[];
  /** Junior, senior or a number; null when the name carries none. */
  readonly generation: { readonly value: string; readonly start: number; readonly end: number } | null;
  /** Classes of legal form: `limited`, `public`… */
  readonly legalForms: readonly string[];
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
