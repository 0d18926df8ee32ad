import { type ListFile, ListFileError, type Rejected } from '../../core/record';
import { type Decoder, decoderFor, refuseBinary } from './decoder';
import { BYTE_LIMITS, type ByteLimits } from './limits';
import { refuseNonText } from './magic';

export type TextOptions = {
  readonly limits?: Partial<ByteLimits>;
  readonly signal?: AbortSignal;
  /** Called with the bytes read so far from this file. */
  readonly progress?: (bytes: number) => void;
  /** Told of wrong declared encodings, repaired characters and null bytes; the value is kept. */
  readonly warn?: (warning: Rejected) => void;
};

const HEAD_BYTES = 64 * 1024;
const MOST_WARNINGS = 20;

/**
 * The text of a file in pieces of at most a few hundred kilobytes, without byte order mark and null bytes.
 *
 * @throws ListFileError for files that are no text, empty or over the size cap, and encodings that
 *         cannot be told; `AbortError` when the signal fires
 * @limits `limits.totalBytes`
 */
export async function* decodedText(file: ListFile, options: TextOptions = {}): AsyncGenerator<string> {
  const most = options.limits?.totalBytes ?? BYTE_LIMITS.totalBytes;
  const notes = noteTaker(options.warn);
  let decoder: Decoder | null = null;
  let head: Uint8Array = new Uint8Array(0);
  let read = 0;
  for await (const chunk of file.open()) {
    options.signal?.throwIfAborted();
    read += chunk.length;
    if (read > most)
      throw new ListFileError('lists/file-too-large', notes.at(), `at most ${most} bytes`, `${read} bytes`);
    options.progress?.(read);
    let bytes = chunk;
    if (!decoder) {
      head = concatenated(head, chunk);
      if (head.length < HEAD_BYTES) continue;
      decoder = startedWith(head);
      bytes = head;
      head = new Uint8Array(0);
    }
    const text = notes.take(() => decoder!.decode(bytes, false));
    if (text) yield text;
  }
  decoder ??= startedWith(head);
  const last = decoder;
  const rest = notes.take(() => last.decode(head, true));
  if (rest) yield rest;
}

function startedWith(head: Uint8Array): Decoder {
  refuseNonText(head);
  refuseBinary(head);
  return decoderFor(head);
}

function noteTaker(warn: TextOptions['warn']) {
  let line = 1;
  let told = 0;
  const tell = (code: string, expected: string, found: string) => {
    if (told++ < MOST_WARNINGS)
      warn?.({ kind: 'rejected', at: { line }, code, expected, found, lost: 'value' });
  };
  return {
    at: () => ({ line }),
    take(decode: () => ReturnType<Decoder['decode']>): string {
      const { text, notes } = shifted(decode, line - 1);
      for (const note of notes) tell(note.code, note.expected, note.found);
      const clean = text.includes('\0') ? text.replaceAll('\0', '') : text;
      if (clean.length !== text.length)
        tell('lists/null-bytes', 'text', `${text.length - clean.length} × U+0000`);
      line += newlinesIn(text);
      return clean;
    },
  };
}

/** A refusal inside a later piece counts its lines from that piece. */
function shifted<T>(decode: () => T, lines: number): T {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof ListFileError)) throw error;
    throw new ListFileError(error.code, { line: (error.at.line ?? 1) + lines }, error.expected, error.found);
  }
}

/** Line feeds in a text. */
export function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function concatenated(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length === 0) return right;
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}

export type TextLine = { readonly line: number; readonly text: string };

/**
 * The lines of a file, without their ends (`\n`, `\r\n` or a lone `\r`); `line` is 1-based.
 *
 * @throws ListFileError `lists/line-too-long`, with the line and its whole length, without ever holding it
 * @limits `limits.lineChars` and those of `decodedText`
 */
export async function* textLines(file: ListFile, options: TextOptions = {}): AsyncGenerator<TextLine> {
  const most = options.limits?.lineChars ?? BYTE_LIMITS.lineChars;
  let line = 1;
  let kept = '';
  let overlong = 0;
  let afterReturn = false;
  const refuse = (chars: number) =>
    new ListFileError('lists/line-too-long', { line }, `at most ${most} characters`, `${chars} characters`);
  for await (const piece of decodedText(file, options)) {
    let from = afterReturn && piece.startsWith('\n') ? 1 : 0;
    afterReturn = false;
    while (from < piece.length) {
      const end = lineEnd(piece, from);
      const stop = end < 0 ? piece.length : end;
      if (overlong || kept.length + stop - from > most) {
        overlong += kept.length + stop - from;
        kept = '';
        if (end >= 0) throw refuse(overlong);
        break;
      }
      kept += piece.slice(from, stop);
      if (end < 0) break;
      yield { line, text: kept };
      kept = '';
      line++;
      afterReturn = piece[end] === '\r' && end === piece.length - 1;
      from = piece[end] === '\r' && piece[end + 1] === '\n' ? end + 2 : end + 1;
    }
  }
  if (overlong) throw refuse(overlong);
  if (kept) yield { line, text: kept };
}

const LINE_END = /[\r\n]/g;

function lineEnd(text: string, from: number): number {
  LINE_END.lastIndex = from;
  return LINE_END.exec(text)?.index ?? -1;
}
