import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CommanderError } from 'commander';
import { type Cli, noteTo } from './cli';
import { EXIT, type ExitCode } from './exit-codes';
import { forTerminal } from './output/escape';
import { CliProblem } from './problem';
import { programIn } from './program';
import { languageOf, type Say, sayIn } from './say';

/**
 * The command `belfry`. Sets the exit code and returns; never throws.
 *
 * @param argv what follows the command's name
 */
export async function main(argv: readonly string[]): Promise<void> {
  const language = languageOf(argv, process.env);
  const say = sayIn(language);
  const stop = new AbortController();
  watchForEnd(stop);
  let code: ExitCode = EXIT.ok;
  const program = programIn(say, version(), async (verb, { quiet = false }) => {
    const isQuiet = quiet || argv.includes('--quiet') || argv.includes('-q');
    const watched = !isQuiet && Boolean(process.stderr.isTTY);
    const cli: Cli = { say, language, signal: stop.signal, quiet: isQuiet, watched, note: noteTo(isQuiet) };
    code = await verb(cli);
  });
  try {
    if (argv.length === 0) program.help({ error: true });
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    code = await endedWith(error, { say, signal: stop.signal });
  }
  process.exitCode = code;
}

/** Ctrl-C ends the work cleanly, a second one at once; a closed pipe ends it without a word. */
function watchForEnd(stop: AbortController): void {
  process.once('SIGINT', () => {
    stop.abort(new Interrupted());
    process.once('SIGINT', () => process.exit(EXIT.interrupted));
  });
  process.once('SIGTERM', () => stop.abort(new Interrupted()));
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(EXIT.brokenPipe);
      throw error;
    });
}

class Interrupted extends Error {}

async function endedWith(
  error: unknown,
  { say, signal }: { say: Say; signal: AbortSignal },
): Promise<ExitCode> {
  if (isCommander(error)) return usage(error, say);
  if (signal.aborted) {
    tell(say('end.interrupted'));
    return EXIT.interrupted;
  }
  if (error instanceof CliProblem) {
    tell(await problemText(error, say));
    return error.exit;
  }
  const { refusalOf } = await import('./server-side/refusal');
  const refusal = await refusalOf(error, say);
  tell(refusal?.text ?? say('end.unexpected', { why: reasonOf(error) }));
  if (!refusal && process.env.DEBUG) process.stderr.write(`${(error as Error).stack}\n`);
  return refusal?.exit ?? EXIT.failed;
}

const isCommander = (error: unknown): error is CommanderError =>
  error instanceof Error &&
  typeof (error as CommanderError).code === 'string' &&
  (error as CommanderError).code.startsWith('commander.');

/** Help that was asked for is no mistake; anything else on the command line is. */
function usage(error: CommanderError, say: Say): ExitCode {
  if (error.exitCode === 0) return EXIT.ok;
  if (error.code === 'commander.help') return EXIT.unusable;
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1]!);
  const given = quoted[error.code === 'commander.invalidArgument' ? 1 : 0] ?? quoted[0] ?? '';
  const reason = /is invalid\.? ?(.*)$/s.exec(error.message)?.[1] ?? '';
  const choices = /^Allowed choices are (.*)\.$/.exec(reason)?.[1];
  const why = choices ? say('help.choices', { values: choices }) : reason;
  const key = `usage.${error.code.slice('commander.'.length)}`;
  tell(say.has(key) ? say(key, { given, why }) : error.message);
  tell(say('usage.help'));
  return EXIT.unusable;
}

/** The text of a problem; codes of the readers have theirs in the words of lists. */
async function problemText(problem: CliProblem, say: Say): Promise<string> {
  const { code, facts } = problem;
  if (typeof facts.why !== 'string') return say(`problem.${code}`, facts);
  const { readerText } = await import('./reader-words');
  const line = facts.line ? say('at.line', { line: facts.line }) : '';
  const place = [line, String(facts.element ?? '')].filter(Boolean).join(', ');
  const why = readerText(say, facts.why, facts);
  return say(`problem.${code}`, { ...facts, why, place: place && ` (${place})` });
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const tell = (text: string) => process.stderr.write(`${forTerminal(text)}\n`);

function version(): string {
  const about = readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8');
  return (JSON.parse(about) as { version: string }).version;
}
