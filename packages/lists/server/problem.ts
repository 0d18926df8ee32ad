import { type ProblemFacts, problemOf } from '@belfry/platform/server';
import type { ListFileError } from '../core/record';

const MOST_CHARS = 200;

/** A file that cannot be read, told to people: which one, where in it, what was expected and found. */
export function problemOfFile(error: ListFileError, files: readonly { readonly name: string }[]) {
  const facts: ProblemFacts = {
    file: files
      .map(({ name }) => name)
      .join(', ')
      .slice(0, MOST_CHARS),
    line: error.at.line ?? null,
    element: error.at.element?.slice(0, MOST_CHARS) ?? null,
    expected: error.expected.slice(0, MOST_CHARS),
    found: error.found.slice(0, MOST_CHARS),
  };
  return problemOf({ code: error.code, status: 422, facts });
}
