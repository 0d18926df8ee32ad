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
