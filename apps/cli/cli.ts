import { forTerminal } from './output/escape';
import type { Language, Say } from './say';

/** What every verb is given. */
export type Cli = {
  readonly say: Say;
  readonly language: Language;
  /** Fires on Ctrl-C and when whoever reads the output has gone. */
  readonly signal: AbortSignal;
  readonly quiet: boolean;
  /** A person looks at standard error. */
  readonly watched: boolean;
  /** One line on standard error, unless `--quiet`. */
  note(text: string): void;
};

export const noteTo =
  (quiet: boolean) =>
  (text: string): void => {
    if (!quiet) process.stderr.write(`${forTerminal(text)}\n`);
  };
