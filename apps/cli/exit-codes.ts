/**
 * What the command tells its caller when it ends; these never change meaning.
 *
 * @standard 0–4 are ours; 130 and 141 are the shell's for SIGINT and SIGPIPE
 */
export const EXIT = {
  /** Done; for `screen` and `search`: nothing found; for `verify`: genuine; for `replay`: the same. */
  ok: 0,
  /** `screen`, `search`: hits; `lists diff`, `replay`: differences; `verify`: not genuine; `doctor`: something is wrong. */
  found: 1,
  /** The command line or the input cannot be used. */
  unusable: 2,
  /** The input was fine, the work failed: database out of reach, disk full. */
  failed: 3,
  /** Interrupted with Ctrl-C. */
  interrupted: 130,
  /** Whoever read the output went away. */
  brokenPipe: 141,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
