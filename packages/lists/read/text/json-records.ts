import { JSONParser } from '@streamparser/json';
import { type ListFile, ListFileError, type Rejected } from '../../core/record';
import { decodedText, type TextOptions, textLines } from '../bytes/index';

export type JsonObject = Readonly<Record<string, unknown>>;
export type JsonRecord = { readonly line: number; readonly value: JsonObject };
/** A value found under one of the paths; `key` is its name or number in what holds it. */
export type JsonElement = { readonly line: number; readonly key: string; readonly value: unknown };

const DEPTH = 64;
const VALUE_CHARS = 4_000_000;

/**
 * Objects of a JSON Lines file, or of one JSON array; a line that is no object is rejected, the others are read.
 *
 * @throws ListFileError when an array breaks off, nests deeper than 64 or holds a value over 4 million characters
 */
export async function* jsonRecords(
  file: ListFile,
  options: TextOptions,
): AsyncGenerator<JsonRecord | Rejected> {
  if (await beginsArray(file, options)) {
    for await (const { line, value } of jsonElements(file, ['$.*'], options))
      yield isObject(value) ? { line, value } : notAnObject(line, JSON.stringify(value));
    return;
  }
  for await (const { line, text } of textLines(file, options)) {
    if (text.trim() === '') continue;
    yield lineRecord(line, text);
  }
}

/** Values of one large JSON document under paths such as `$.entries.*`, without ever holding all of it. */
export async function* jsonElements(
  file: ListFile,
  paths: readonly string[],
  options: TextOptions,
): AsyncGenerator<JsonElement> {
  const found: JsonElement[] = [];
  const parser = new JSONParser({ paths: [...paths], keepStack: false });
  let line = 1;
  let sinceLast = 0;
  parser.onValue = ({ value, key }) => {
    sinceLast = 0;
    found.push({ line, key: String(key ?? ''), value });
  };
  let broken: Error | null = null;
  parser.onError = (error) => {
    broken = error;
  };
  const depth = depthGuard(() => line);
  for await (const text of decodedText(file, options)) {
    for (const piece of text.split(/(?<=\n)/)) {
      depth(piece);
      sinceLast += piece.length;
      if (sinceLast > VALUE_CHARS)
        throw new ListFileError(
          'lists/value-too-long',
          { line },
          `at most ${VALUE_CHARS} characters`,
          `${sinceLast} characters`,
        );
      if (!parser.isEnded) parser.write(piece);
      if (broken) throw new ListFileError('lists/bad-json', { line }, 'JSON', messageOf(broken));
      if (piece.endsWith('\n')) line++;
    }
    yield* found.splice(0);
  }
  yield* found.splice(0);
  if (!parser.isEnded)
    throw new ListFileError(
      'lists/truncated',
      { line },
      'the end of the JSON document',
      'the end of the file',
    );
}

/** Counts brackets outside strings; nesting is where parsers die. */
function depthGuard(line: () => number): (text: string) => void {
  let depth = 0;
  let inString = false;
  let escaped = false;
  return (text) => {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (inString) {
        if (escaped) escaped = false;
        else if (code === 0x5c) escaped = true;
        else if (code === 0x22) inString = false;
      } else if (code === 0x22) inString = true;
      else if (code === 0x5b || code === 0x7b) depth++;
      else if (code === 0x5d || code === 0x7d) depth--;
      if (depth > DEPTH)
        throw new ListFileError(
          'lists/too-deep',
          { line: line() },
          `at most ${DEPTH} levels`,
          'deeper nesting',
        );
    }
  };
}

function lineRecord(line: number, text: string): JsonRecord | Rejected {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { line, value } : notAnObject(line, text);
  } catch (error) {
    return {
      kind: 'rejected',
      at: { line },
      code: 'lists/bad-json',
      expected: 'a JSON object',
      found: `${text.slice(0, 120)} (${messageOf(error)})`.slice(0, 200),
      lost: 'entry',
    };
  }
}

function notAnObject(line: number, text: string): Rejected {
  return {
    kind: 'rejected',
    at: { line },
    code: 'lists/bad-json',
    expected: 'a JSON object',
    found: text.slice(0, 200),
    lost: 'entry',
  };
}

async function beginsArray(file: ListFile, options: TextOptions): Promise<boolean> {
  const { warn: _, progress: __, ...quiet } = options;
  for await (const text of decodedText(file, quiet)) {
    const start = text.trimStart();
    if (start !== '') return start.startsWith('[');
  }
  return false;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
