import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { ListFileError, type ListFormat, type TableMapping } from '@belfry/lists';
import { detectFormat, fileOf } from '@belfry/lists/read';
import { CliProblem, unreadable } from '../problem';
import { type InputFile, inputFile } from './spool';

/** One list given as files on the command line. */
export type OfflineList = {
  readonly dataset: string;
  readonly format: ListFormat;
  readonly files: readonly InputFile[];
  /** For messages: as the person wrote it. */
  readonly shown: string;
  readonly mapping?: TableMapping;
};

export type ListsAsked = {
  readonly offline: readonly OfflineList[];
  /** Names that are no files: lists loaded in the database. */
  readonly loaded: readonly string[];
  /** Files that were taken in because they belong to one that was named. */
  readonly joined: readonly string[];
};

type Named = { readonly name: string | null; readonly path: string; readonly shown: string };
type Seen = Named & { readonly file: InputFile; readonly format: ListFormat };

const LIST_NAME = /^[a-z0-9][a-z0-9_-]{0,62}$/i;

/**
 * What the LIST arguments are: files, `name=file`, folders of files, `-`, or names of loaded lists.
 *
 * The files of OFAC's delimited edition are one list: those beside a named `sdn.csv` or `cons_prim.csv` join it.
 *
 * @throws CliProblem `list/not-found`, `list/unknown-format`, `list/empty-folder`; ListFileError for what is no list
 */
export async function listsAsked(args: readonly string[]): Promise<ListsAsked> {
  const named: Named[] = [];
  const loaded: string[] = [];
  for (const arg of args) {
    const found = await filesOf(arg);
    if (found) named.push(...found);
    else if (LIST_NAME.test(arg)) loaded.push(arg);
    else throw new CliProblem('list/not-found', { list: arg });
  }
  const unique = [...new Map(named.map((one) => [resolve(one.path), one])).values()];
  const seen: Seen[] = [];
  for (const one of unique) seen.push(await seenIn(one));
  const joined: string[] = [];
  const lists = await withOfacParts(seen, joined);
  return { offline: namedApart(lists), loaded, joined };
}

async function filesOf(arg: string): Promise<Named[] | null> {
  if (arg === '-') return [{ name: 'stdin', path: '-', shown: '-' }];
  const facts = await stat(arg).catch(() => null);
  if (facts?.isDirectory()) return filesIn(arg);
  if (facts) return [{ name: null, path: arg, shown: arg }];
  const [, name, path] = /^([A-Za-z0-9][\w-]{0,62})=(.+)$/s.exec(arg) ?? [];
  if (!name || !path) return null;
  const files = await filesOf(path);
  if (!files) throw new CliProblem('list/not-found', { list: path });
  return files.map((file) => ({ ...file, name }));
}

async function filesIn(folder: string): Promise<Named[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => join(folder, name))
    .sort();
  if (files.length === 0) throw new CliProblem('list/empty-folder', { folder });
  return files.map((path) => ({ name: null, path, shown: path }));
}

async function seenIn(one: Named): Promise<Seen> {
  const file = await inputFile(one.path);
  const { format, found } = await detectFormat([file]).catch((error: unknown) => {
    throw error instanceof ListFileError ? unreadable(one, error) : error;
  });
  if (format === null) throw new CliProblem('list/unknown-format', { file: one.shown, found });
  return { ...one, file, format };
}

/** OFAC's files by their names: which set they are of, and which part. */
const OFAC_NAME = /^(cons_)?(sdn|prim|alt|add|comments|sdn_comments)(\.\w+)$/i;

async function withOfacParts(seen: readonly Seen[], joined: string[]): Promise<OfflineList[]> {
  const lists = seen
    .filter(({ format }) => format !== 'ofac-csv')
    .map(({ name, path, shown, file, format }) => ({
      dataset: name ?? nameOf(path),
      format,
      files: [file],
      shown,
    }));
  const sets = new Map<string, Seen[]>();
  for (const one of seen.filter(({ format }) => format === 'ofac-csv')) {
    const prefix = OFAC_NAME.exec(basename(one.path))?.[1]?.toLowerCase() ?? '';
    const key = `${dirname(resolve(one.path))}\0${prefix}`;
    sets.set(key, [...(sets.get(key) ?? []), one]);
  }
  for (const parts of sets.values()) {
    const main = parts.find(({ path }) => /sdn\.|prim\./i.test(basename(path))) ?? parts[0]!;
    const siblings = await siblingsOf(main, parts);
    joined.push(...siblings);
    const files = [...parts.map(({ file }) => file), ...(await Promise.all(siblings.map(inputFile)))];
    lists.push({ dataset: main.name ?? nameOf(main.path), format: 'ofac-csv', files, shown: main.shown });
  }
  return lists;
}

async function siblingsOf(main: Seen, parts: readonly Seen[]): Promise<string[]> {
  const [, prefix = '', part, extension] = OFAC_NAME.exec(basename(main.path)) ?? [];
  if (!part || !/^(?:sdn|prim)$/i.test(part)) return [];
  const folder = dirname(main.path);
  const given = new Set(parts.map(({ path }) => resolve(path)));
  const others = prefix ? ['alt', 'add', 'comments'] : ['alt', 'add', 'sdn_comments'];
  const found: string[] = [];
  for (const other of others) {
    const path = join(folder, `${prefix}${other}${extension}`);
    const facts = await stat(path).catch(() => null);
    if (!facts?.isFile() || facts.size === 0 || given.has(resolve(path))) continue;
    const { format } = await detectFormat([await fileOf(path)]);
    if (format === 'ofac-csv') found.push(path);
  }
  return found;
}

/** A dataset's name from the file's: lower case, its extensions off. */
function nameOf(path: string): string {
  let bare = basename(path);
  for (let i = 0; i < 3 && extname(bare) && bare.length > extname(bare).length; i++)
    bare = bare.slice(0, -extname(bare).length);
  const name = bare
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60);
  return name || 'list';
}

/** Two lists of one name are told apart by a number. */
function namedApart(lists: readonly OfflineList[]): OfflineList[] {
  const taken = new Set<string>();
  return lists.map((list) => {
    let dataset = list.dataset;
    for (let n = 2; taken.has(dataset); n++) dataset = `${list.dataset}_${n}`;
    taken.add(dataset);
    return { ...list, dataset };
  });
}
