import { readFile } from 'node:fs/promises';
import type { Cli } from '../cli';
import { EXIT, type ExitCode } from '../exit-codes';
import { inputFile } from '../offline/spool';
import { CliProblem } from '../problem';

export type VerifyOptions = { readonly key?: readonly string[]; readonly json?: boolean };

const MOST_BYTES = 512 * 1024 * 1024;

/**
 * `belfry verify RECEIPT`: whether it is what was signed, without database or network.
 *
 * @returns 0 when genuine, 1 when not
 */
export async function verifyFile(cli: Cli, path: string, options: VerifyOptions): Promise<ExitCode> {
  const receipt = await receiptIn(path);
  const { keyIdOf, verifyReceipt } = await import('@belfry/screening/verify');
  const known = await Promise.all(
    (options.key ?? []).map(async (file) => {
      const publicKeyPem = await readFile(file, 'utf8').catch(() => '');
      const id = keyIdOf(publicKeyPem);
      if (id === null) throw new CliProblem('key/unreadable', { file });
      return { id, publicKeyPem };
    }),
  );
  const { valid, reason, keyKnown } = verifyReceipt(receipt, known);
  const trusted = known.length === 0 || keyKnown;
  const signed = receipt as {
    keyId?: unknown;
    body?: { id?: unknown; issuedAt?: unknown; installation?: unknown } | null;
  } | null;
  const about = {
    receipt: text(signed?.body?.id),
    issuedAt: text(signed?.body?.issuedAt),
    installation: text(signed?.body?.installation),
    keyId: text(signed?.keyId),
  };
  if (options.json)
    process.stdout.write(`${JSON.stringify({ valid, ...(reason && { reason }), keyKnown, ...about })}\n`);
  else if (!valid) process.stdout.write(`${cli.say('verify.no', { why: cli.say(`verify.${reason}`) })}\n`);
  else {
    process.stdout.write(`${cli.say('verify.yes', about)}\n`);
    const key =
      known.length === 0 ? 'verify.key-unchecked' : keyKnown ? 'verify.key-known' : 'verify.key-unknown';
    process.stdout.write(`${cli.say(key, about)}\n`);
  }
  return valid && trusted ? EXIT.ok : EXIT.found;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '');

/** A receipt's JSON, whatever it holds; null for one that says something twice. @throws CliProblem `input/not-json`, `input/too-large` */
export async function receiptIn(path: string): Promise<unknown> {
  const file = await inputFile(path);
  if (file.size > MOST_BYTES) throw new CliProblem('input/too-large', { file: path, most: MOST_BYTES });
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.open()) chunks.push(chunk);
  const content = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  try {
    const { receiptOf } = await import('@belfry/screening/verify');
    return receiptOf(content);
  } catch (error) {
    throw new CliProblem('input/not-json', { file: path, found: (error as Error).message.slice(0, 120) });
  }
}
