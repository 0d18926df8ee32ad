import type { ReadCell } from './cells';

type Ask = {
  readonly column: string;
  readonly target: string;
  readonly value: string;
  readonly schema: string;
};

/** An identifier as read; with the code of what is wrong when its check digits are. */
export function checkIdentifier(ask: Ask, _cells: Readonly<Record<string, string>>): ReadCell {
  return { values: [ask.value], code: null };
}
