import { Receipt, type ReceiptBody } from '@belfry/screening/api';
import type { Cli } from '../cli';
import { EXIT, type ExitCode } from '../exit-codes';
import { CliProblem } from '../problem';
import { receiptIn } from './verify';

export type ReplayOptions = { readonly against?: readonly string[]; readonly json?: boolean };

/**
 * `belfry replay RECEIPT`: the screening again, on the same editions, with the matcher as it is now.
 *
 * @returns 0 when nothing differs, 1 when something does or an edition cannot be had
 */
export async function replayFile(cli: Cli, path: string, options: ReplayOptions): Promise<ExitCode> {
  const read = Receipt.safeParse(await receiptIn(path));
  if (!read.success) throw new CliProblem('receipt/malformed', { file: path });
  const { verifyReceipt } = await import('@belfry/screening/verify');
  const genuine = verifyReceipt(read.data).valid;
  if (!genuine) cli.note(cli.say('replay.not-genuine'));
  const { body } = read.data;
  const outcome = await (options.against ? replayFiles(cli, body, options.against) : replayLoaded(body));
  if (options.json) process.stdout.write(`${JSON.stringify({ genuine, ...outcome })}\n`);
  else process.stdout.write(replayText(cli, outcome));
  return outcome.same && genuine ? EXIT.ok : EXIT.found;
}

type Outcome = Awaited<ReturnType<typeof import('@belfry/screening/server').replay>>;

async function replayFiles(cli: Cli, body: ReceiptBody, files: readonly string[]): Promise<Outcome> {
  const [{ replay }, { keptFiles }] = await Promise.all([
    import('@belfry/screening/server'),
    import('../offline/kept-files'),
  ]);
  const lists = await keptFiles(cli, files, [...body.editions, ...body.alsoIndexed]);
  return replay(lists, body);
}

async function replayLoaded(body: ReceiptBody): Promise<Outcome> {
  const { replayHere } = await import('../server-side/replay-here');
  return replayHere(body);
}

function replayText(
  { say }: Cli,
  { same, matcher, missingEditions, subjects, differences }: Outcome,
): string {
  const lines = [
    say(same ? 'replay.same' : 'replay.differs', { count: subjects, differences: differences.length }),
  ];
  if (matcher.before !== matcher.now) lines.push(say('replay.matcher', matcher));
  for (const { title, number, sha256 } of missingEditions)
    lines.push(say('replay.missing', { title, number, sha256 }));
  for (const { row, subject, kind, caption, before, now } of differences) {
    const facts = { row, subject, caption, before: before?.toFixed(4) ?? '—', now: now?.toFixed(4) ?? '—' };
    lines.push(say(`replay.${kind}`, facts));
  }
  return `${lines.join('\n')}\n`;
}
