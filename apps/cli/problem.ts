import type { ListFileError } from '@belfry/lists';
import type { Facts } from './say';

/** A refusal for the person at the keyboard: a code with its text in the catalogues, and an exit code. */
export class CliProblem extends Error {
  constructor(
    readonly code: string,
    readonly facts: Facts = {},
    readonly exit: 2 | 3 = 2,
  ) {
    super(`${code} ${JSON.stringify(facts)}`);
  }
}

/** The refusal of a file, as the person named it; `list/unreadable` unless it was to hold subjects. */
export const unreadable = (
  { shown }: { readonly shown: string },
  { code, at, expected, found }: ListFileError,
  as: 'list' | 'subjects' = 'list',
): CliProblem => {
  const place = { line: at.line ?? 0, element: at.element ?? '' };
  return new CliProblem(`${as}/unreadable`, { file: shown, why: code, ...place, expected, found });
};
