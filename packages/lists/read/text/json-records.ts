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
 * @throws ListFileError when an array or the last line breaks off, nests deeper than 64 or holds a value over 4 million characters
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
  let waiting: Rejected | null = null;
  for await (const { line, text } of textLines(file, options)) {
    if (text.trim() === '') continue;
    if (waiting) yield waiting;
    waiting = null;
    const record = lineRecord(line, text);
    if ('kind' in record) waiting = record;
    else yield record;
  }
  // A last line that is no JSON is a file that broke off: what came after it would be missed.
  if (waiting?.code === 'lists/bad-json' && waiting.found.startsWith('{'))
    throw new ListFileError('lists/truncated', waiting.at, 'a whole last line', waiting.found);
  if (waiting) yield waiting;
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
  if (!isShallow(text))
    return { ...notAnObject(line, text), code: 'lists/too-deep', expected: `at most ${DEPTH} levels` };
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

const OUTSIDE_STRING = /["{}[\]]/g;
const INSIDE_STRING = /["\\]/g;

/** Whether no part of a JSON text lies deeper than allowed. */
function isShallow(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let from = 0; ; ) {
    const pattern = inString ? INSIDE_STRING : OUTSIDE_STRING;
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    if (!found) return true;
    from = found.index + (found[0] === '\\' ? 2 : 1);
    if (found[0] === '"') inString = !inString;
    else if (found[0] === '{' || found[0] === '[') depth++;
    else if (found[0] !== '\\') depth--;
    if (depth > DEPTH) return false;
  }
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
