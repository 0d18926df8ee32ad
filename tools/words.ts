/** Reads catalogues and the places that use them: what `words.test.ts` compares. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '..');
export const LANGUAGES = ['en', 'fr', 'nl', 'de'] as const;

export type Catalogue = Readonly<Record<string, string>>;
export type Catalogues = Readonly<Record<(typeof LANGUAGES)[number], Catalogue>>;
/** A key as code names it: whole (`hits.title`), or the part before a value (`hits.kind.`). */
export type Use = { readonly file: string; readonly key: string; readonly open: boolean };

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.name === 'node_modules' || entry.name === 'dist') continue;
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(entry.name) && !/\.(test|d)\.tsx?$/.test(entry.name)) yield path;
  }
}

/** Packages that have words. */
export const packagesWithWords = (): string[] =>
  readdirSync(join(ROOT, 'packages')).filter((name) =>
    readdirSync(join(ROOT, 'packages', name)).includes('words'),
  );

export async function cataloguesOf(name: string): Promise<Catalogues> {
  const door: { words: Catalogues } = await import(join(ROOT, 'packages', name, 'words/index.ts'));
  return door.words;
}

/** Files of screens: every `ui/` of a package, and the web application. */
export function screenFiles(): string[] {
  const folders = [join(ROOT, 'apps/web/src')];
  for (const name of readdirSync(join(ROOT, 'packages'))) {
    if (readdirSync(join(ROOT, 'packages', name)).includes('ui'))
      folders.push(join(ROOT, 'packages', name, 'ui'));
  }
  return folders.flatMap((folder) => [...sources(folder)]);
}

const WHOLE = /(?<![\w.$])(?:t|word|maybe|say)\(\s*(?:[\w.!?&|()\s]+\?\s*)?'([^']+)'(?:\s*:\s*'([^']+)')?/g;
const TEMPLATE = /(?<![\w.$])(?:t|word|maybe|say)\(\s*`([^`$]*)(\$\{)?/g;

/** Files that raise problems: cores, readers and servers. */
export function raisingFiles(): string[] {
  const folders = readdirSync(join(ROOT, 'packages')).flatMap((name) =>
    ['core', 'read', 'server'].map((side) => join(ROOT, 'packages', name, side)),
  );
  return folders.filter(existsSync).flatMap((folder) => [...sources(folder)]);
}

/** Codes of problems in a source text, such as `lists/not-found`. */
export const codesIn = (text: string): string[] =>
  [...withoutComments(text).matchAll(/'([a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*)'/g)].map((match) => match[1]!);

const LITERAL = /'([a-z][a-z-]*(?:\.[\w/-]+)+)'/g;

/**
 * Keys in a source text: what is handed to `t`, `word`, `maybe` or `say`, and any literal that begins as
 * keys do.
 *
 * @param families  first words of keys
 */
export function usesIn(file: string, source: string, families: ReadonlySet<string> = new Set()): Use[] {
  const short = relative(ROOT, file);
  const text = withoutComments(source);
  const uses: Use[] = [];
  for (const match of text.matchAll(LITERAL)) {
    if (families.has(match[1]!.split('.')[0]!)) uses.push({ file: short, key: match[1]!, open: false });
  }
  for (const match of text.matchAll(WHOLE)) {
    for (const key of [match[1], match[2]])
      if (key?.includes('.')) uses.push({ file: short, key, open: false });
  }
  for (const match of text.matchAll(TEMPLATE)) {
    if (match[1]?.includes('.')) uses.push({ file: short, key: match[1], open: match[2] !== undefined });
  }
  return uses;
}

/** Whether a catalogue answers a key: itself, one of its plurals, or for an open one any key that begins so. */
export function answers(catalogue: Catalogue, { key, open }: Pick<Use, 'key' | 'open'>): boolean {
  if (open) return Object.keys(catalogue).some((each) => each.startsWith(key));
  return Object.hasOwn(catalogue, key) || Object.hasOwn(catalogue, `${key}_other`);
}

/** Names between double braces, in alphabetical order. */
export const blanks = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{\s*([\w-]+)/g)].map((match) => match[1]!))].sort();

/** Text between tags, or in an attribute that people read, that stands in the code and not in a catalogue. */
export function literalTexts(file: string, text: string): string[] {
  const code = withoutComments(text).replace(/<([Kk]bd)\b[^>]*>[^<]*<\/\1>/g, '');
  const found: string[] = [];
  for (const match of code.matchAll(/(?<![=\-)])>([^<>{}()=;]*\p{L}{2,}[^<>{}()=;]*)<\/?[\w.]*/gu))
    found.push(match[1]!.trim());
  for (const match of code.matchAll(
    /\s(?:aria-label|title|placeholder|label|description|alt)="([^"]*\p{L}{2,}[^"]*)"/gu,
  )) {
    found.push(match[1]!);
  }
  return found
    .filter((words) => !/&&|\|\||^[:,]|,$|\bRefObject\b/.test(words))
    .map((words) => `${relative(ROOT, file)}: ${words}`);
}

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g, '');

export const read = (file: string): string => readFileSync(file, 'utf8');
