import { isA } from '@belfry/model';
import {
  type ListFile,
  ListFileError,
  type ReadEvent,
  type ReadOptions,
  type Rejected,
} from '../../core/record';
import { type OfacPart, ofacPartOf, textLines } from '../bytes';
import { type Entry, entryOf } from '../xml/entry';
import { namesIn } from '../xml/names';
import { ofacDate, sayBirthPlace, sayGender, sayOfac } from '../xml/ofac-says';
import { addAddress, addLink, addSanction, plain } from '../xml/parts';
import { warningsOf } from '../xml/reading';
import { type DelimitedRow, delimitedRows } from './delimited';
import { type OfacRemark, ofacRemarks } from './ofac-remarks';
import { progressOver } from './progress';

const AUTHORITY = 'Office of Foreign Assets Control';
const COLUMNS: Readonly<Record<OfacPart, number>> = { sdn: 12, alt: 5, add: 6, comments: 2 };
/** All four files are held at once: entries, aliases, addresses and comments stand apart in them. */
const MOST_CHARS = 400_000_000;
const SCHEMATA: Readonly<Record<string, string>> = {
  individual: 'Person',
  vessel: 'Vessel',
  aircraft: 'Airplane',
};

const FAMILY =
  /^((?:half-)?(?:wife|husband|spouse|son|daughter|brother|sister|father|mother|cousin|nephew|niece|uncle|aunt)(?:-in-law)?) of (.+)$/i;

type Row = DelimitedRow & { readonly file: string };
/** Everything said under one number, from all files. */
type Pieces = { sdn: Row[]; alt: Row[]; add: Row[]; comments: Row[] };
type Other = { readonly id: string; readonly schema: string };
type Named = ReadonlyMap<string, Other | null>;

/**
 * OFAC's lists in the delimited form: `sdn`, `alt`, `add`, `sdn_comments`, and the `cons_` four of the
 * consolidated list. Files are told apart by their columns, then by their names; one of entries is needed.
 *
 * @source OFAC, "SDN data formats and data schema": no header, `-0-` empty, comments continue the remarks
 * @throws ListFileError `lists/missing-file` without a file of entries, `lists/too-large`, and those of `delimitedRows`
 * @limits 400 million characters in all; aliases in another script are not in this form of the list
 */
export async function* readOfacCsv(
  files: readonly ListFile[],
  options: ReadOptions,
): AsyncGenerator<ReadEvent> {
  const byNumber = new Map<string, Pieces>();
  const rejected: Rejected[] = [];
  await gather(files, options, { byNumber, rejected });
  yield { kind: 'facts', title: 'OFAC sanctions list' };
  yield* rejected;
  const named = namesOf(byNumber, options.dataset);
  for (const [number, pieces] of byNumber) {
    options.signal?.throwIfAborted();
    if (pieces.sdn.length > 0) yield* eventsOf(number, pieces, { dataset: options.dataset, named });
    else for (const row of [...pieces.alt, ...pieces.add, ...pieces.comments]) yield orphan(row, number);
  }
}

type Gathered = { readonly byNumber: Map<string, Pieces>; readonly rejected: Rejected[] };

async function gather(
  files: readonly ListFile[],
  options: ReadOptions,
  { byNumber, rejected }: Gathered,
): Promise<void> {
  const progress = progressOver(options);
  let chars = 0;
  let entries = 0;
  for (const file of files) {
    const part = await partOf(file);
    const warnings = warningsOf({ ...options, progress: progress.of(file) });
    for await (const row of delimitedRows(file, warnings.options)) {
      rejected.push(...warnings.taken());
      chars += row.cells.reduce((sum, cell) => sum + cell.length, 0);
      if (chars > MOST_CHARS)
        throw new ListFileError(
          'lists/too-large',
          { line: row.line, element: file.name },
          `at most ${MOST_CHARS} characters`,
          'more',
        );
      const number = row.cells[0]!.trim();
      if (row.cells.length !== COLUMNS[part] || !/^\d{1,9}$/.test(number)) {
        rejected.push(ragged({ ...row, file: file.name }, part));
        continue;
      }
      const pieces = byNumber.get(number) ?? { sdn: [], alt: [], add: [], comments: [] };
      byNumber.set(number, pieces);
      pieces[part].push({ ...row, file: file.name });
      if (part === 'sdn') entries++;
    }
    rejected.push(...warnings.taken());
  }
  if (entries === 0)
    throw new ListFileError(
      'lists/missing-file',
      {},
      'sdn.csv or cons_prim.csv',
      files
        .map((file) => file.name)
        .join(', ')
        .slice(0, 200) || 'none',
    );
}

/** By the first line, else by the name OFAC gives the file. */
async function partOf(file: ListFile): Promise<OfacPart> {
  for await (const { text } of textLines(file)) {
    if (text.trim() === '') continue;
    const told = ofacPartOf(text);
    if (told) return told;
    break;
  }
  const name = /(comments|alt|add|sdn|prim)[^/]*$/i.exec(file.name)?.[1]?.toLowerCase();
  if (name === 'prim') return 'sdn';
  if (name) return name as OfacPart;
  throw new ListFileError(
    'lists/missing-file',
    { element: file.name },
    'sdn, alt, add or sdn_comments',
    file.name,
  );
}

const where = (row: Row) => ({ line: row.line, element: row.file });
const ragged = (row: Row, part: OfacPart): Rejected => ({
  kind: 'rejected',
  at: where(row),
  code: 'lists/ragged-row',
  expected: `${COLUMNS[part]} columns, a number first`,
  found: `${row.cells.length}: ${row.cells.join(',')}`.slice(0, 200),
  lost: part === 'sdn' ? 'entry' : 'value',
});
const orphan = (row: Row, number: string): Rejected => ({
  kind: 'rejected',
  at: where(row),
  code: 'lists/orphan-row',
  expected: `an entry ${number}`,
  found: row.cells.join(',').slice(0, 200),
  lost: 'value',
});

const cellOf = (row: Row, column: number) => plain(row.cells[column]);
const schemaOf = (row: Row) => SCHEMATA[cellOf(row, 2).toLowerCase()] ?? 'Organization';

/** Entries by their names and aliases; a name two entries share leads to neither. */
function namesOf(byNumber: ReadonlyMap<string, Pieces>, dataset: string): Named {
  const named = new Map<string, Other | null>();
  for (const [number, { sdn, alt }] of byNumber) {
    const other = sdn[0] && { id: `${dataset}-${number}`, schema: schemaOf(sdn[0]) };
    const names = [...sdn.map((row) => cellOf(row, 1)), ...alt.map((row) => cellOf(row, 3))];
    for (const key of new Set(names.flatMap((name) => [nameKey(name), nameKey(turned(name))])))
      if (other && key) named.set(key, named.has(key) && named.get(key)?.id !== other.id ? null : other);
  }
  return named;
}

/** `LAST, First` as it is spoken. */
const turned = (name: string) => name.replace(/^([^,]+),\s*(.+)$/, '$2 $1');

const nameKey = (name: string) =>
  name
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function eventsOf(key: string, pieces: Pieces, known: { dataset: string; named: Named }): ReadEvent[] {
  const first = pieces.sdn[0]!;
  const entry = entryOf({ dataset: known.dataset, key, schema: schemaOf(first), at: where(first) });
  entry.say('topics', 'sanction');
  const sanction = addSanction(entry, AUTHORITY);
  sanction.say('country', 'us');
  sanction.say('authorityId', key);
  for (const row of pieces.sdn) {
    addName(entry, 'name', cellOf(row, 1));
    addColumns(entry, row, known.named);
    for (const program of cellOf(row, 3)
      .split(/\]\s*\[|;/)
      .map((text) => text.replace(/[[\]]/g, '').trim())) {
      entry.say('program', program);
      sanction.say('program', program);
    }
    const remarks =
      cellOf(row, 11) +
      pieces.comments
        .filter((one) => sameSet(one.file, row.file, pieces))
        .map((one) => plain(one.cells[1]))
        .join('');
    for (const remark of ofacRemarks(remarks))
      addRemark(remark, { entry, sanction, named: known.named, title: cellOf(row, 4) });
  }
  for (const row of pieces.alt) {
    addName(entry, /^f/i.test(cellOf(row, 2)) ? 'previousName' : 'alias', cellOf(row, 3));
    entry.say('notes', cellOf(row, 4));
  }
  for (const row of pieces.add)
    addAddress(entry, {
      street: cellOf(row, 2),
      city: cellOf(row, 3),
      country: cellOf(row, 4),
      remarks: cellOf(row, 5),
    });
  return entry.events();
}

/** The SDN list and the consolidated list share numbers; a comment continues the remarks of its own list. */
function sameSet(comments: string, entries: string, pieces: Pieces): boolean {
  const isCons = (name: string) => /(?:^|\/)cons/i.test(name);
  return new Set(pieces.sdn.map((row) => row.file)).size === 1 || isCons(comments) === isCons(entries);
}

function addName(entry: Entry, prop: string, written: string): void {
  const comma = written.indexOf(',');
  if (entry.schema !== 'Person' || comma < 0) {
    if (prop === 'name') entry.say('name', written);
    else
      for (const name of namesIn(written))
        entry.say(name.weak ? 'weakAlias' : prop, name.text, { original: written });
    return;
  }
  const [last, first] = [written.slice(0, comma).trim(), written.slice(comma + 1).trim()];
  entry.say(prop, `${first} ${last}`.trim(), { original: written });
  if (prop !== 'name') return;
  entry.say('firstName', first);
  entry.say('lastName', last);
}

function addColumns(entry: Entry, row: Row, named: Named): void {
  const [title, callSign, type, tonnage, gross, flag, owner] = [4, 5, 6, 7, 8, 9, 10].map((column) =>
    cellOf(row, column),
  ) as [string, string, string, string, string, string, string];
  entry.say(entry.schema === 'Person' ? 'position' : 'notes', title);
  if (!isA(entry.schema, 'Vehicle')) return;
  entry.say('type', type);
  if (entry.schema === 'Vessel') {
    entry.say('callSign', callSign);
    entry.say('tonnage', tonnage.replace(/[,\s]/g, ''), { original: tonnage });
    entry.say('grossRegisteredTonnage', gross.replace(/[,\s]/g, ''), { original: gross });
    if (!/^none identified$/i.test(flag)) entry.sayCountry('flag', flag);
  }
  if (owner && !linkTo(entry, owner, { role: 'Vessel owner', named }))
    entry.say('notes', `Vessel owner: ${owner}`, { original: owner });
}

type Context = {
  readonly entry: Entry;
  readonly sanction: ReturnType<typeof addSanction>;
  readonly named: Named;
  readonly title: string;
};

function addRemark(remark: OfacRemark, { entry, sanction, named, title }: Context): void {
  if (remark.kind === 'alias') addName(entry, remark.prop, remark.name);
  else if (remark.kind === 'linked') {
    if (!linkTo(entry, remark.name, { role: 'Linked To', named }))
      entry.say('notes', `Linked To: ${remark.name}`);
  } else if (remark.kind === 'note') {
    if (remark.text !== title) entry.say('notes', remark.text);
    addFamily(entry, remark.text, named);
  } else if (remark.meaning.kind === 'birth-place') sayBirthPlace(entry, remark.value);
  else if (remark.meaning.kind === 'gender') sayGender(entry, remark.value);
  else if (remark.meaning.kind === 'provision') sanction.say('provisions', remark.value);
  else if (/^none identified$/i.test(remark.value)) return;
  else if (remark.meaning.kind === 'owner' && linkTo(entry, remark.value, { role: remark.label, named }))
    return;
  else if (remark.meaning.kind === 'birth-date' && /\bto\b/.test(remark.value))
    entry.sayDate(entry.schema === 'Person' ? 'birthDate' : 'incorporationDate', ofacDate(remark.value));
  else sayOfac(entry, sanction, { ...remark, fallback: 'note' });
}

/** `wife of Jan Alleman`, where Jan Alleman is an entry too. */
function addFamily(entry: Entry, text: string, named: Named): void {
  const [, relationship, name] = FAMILY.exec(text) ?? [];
  const other = name && named.get(nameKey(name));
  if (!other || other.id === entry.id || other.schema !== 'Person' || entry.schema !== 'Person') return;
  const link = addLink(entry, { schema: 'Family', from: 'person', to: 'relative', other: other.id });
  link.say('relationship', relationship!, { original: text });
}

/** Links to the one entry of that name; says whether there is one. */
function linkTo(entry: Entry, name: string, { role, named }: { role: string; named: Named }): boolean {
  const other = named.get(nameKey(name));
  if (!other || other.id === entry.id) return false;
  const owns = /owner/i.test(role) && isA(other.schema, 'LegalEntity');
  const link = owns
    ? addLink(entry, { schema: 'Ownership', from: 'asset', to: 'owner', other: other.id })
    : addLink(entry, { schema: 'UnknownLink', from: 'subject', to: 'object', other: other.id });
  link.say('role', role, { original: name });
  return true;
}
