import { checkIdentifier, isA } from '@belfry/model';
import type { ReadEvent } from '../../core/record';
import { knownWords } from '../known-words';
import { type Entry, entryOf } from '../xml/entry';
import { namesIn } from '../xml/names';
import { ofacDate, sayBirthPlace, sayGender, sayOfac } from '../xml/ofac-says';
import { addAddress, addLink, addSanction, plain } from '../xml/parts';
import type { DelimitedRow } from './delimited';
import { type OfacRemark, ofacRemarks } from './ofac-remarks';

const AUTHORITY = 'Office of Foreign Assets Control';
const SCHEMATA: Readonly<Record<string, string>> = knownWords({
  individual: 'Person',
  vessel: 'Vessel',
  aircraft: 'Airplane',
});

/** FollowTheMoney's cap for identifiers. */
const MOST_NUMBER = 64;
const FAMILY =
  /^((?:half-)?(?:wife|husband|spouse|son|daughter|brother|sister|father|mother|cousin|nephew|niece|uncle|aunt)(?:-in-law)?) of (.+)$/i;

export type OfacRow = DelimitedRow & { readonly file: string };
/** Everything said under one number, from all files. */
export type OfacPieces = { sdn: OfacRow[]; alt: OfacRow[]; add: OfacRow[]; comments: OfacRow[] };
type Other = { readonly id: string; readonly schema: string };
export type OfacNames = ReadonlyMap<string, Other | null>;

export const ofacPlace = (row: OfacRow) => ({ line: row.line, element: row.file });
const cellOf = (row: OfacRow, column: number) => plain(row.cells[column]);
const schemaOf = (row: OfacRow) => SCHEMATA[cellOf(row, 2).toLowerCase()] ?? 'Organization';

/** Entries by their names and aliases; a name two entries share leads to neither. */
export function ofacNames(byNumber: ReadonlyMap<string, OfacPieces>, dataset: string): OfacNames {
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

export function ofacEvents(
  key: string,
  pieces: OfacPieces,
  known: { dataset: string; named: OfacNames },
): ReadEvent[] {
  const first = pieces.sdn[0]!;
  const entry = entryOf({ dataset: known.dataset, key, schema: schemaOf(first), at: ofacPlace(first) });
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
function sameSet(comments: string, entries: string, pieces: OfacPieces): boolean {
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

function addColumns(entry: Entry, row: OfacRow, named: OfacNames): void {
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
  readonly named: OfacNames;
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
  // A whole sentence is no number.
  else if (remark.meaning.kind === 'document' && remark.value.length > MOST_NUMBER)
    entry.say('notes', `${remark.label} ${remark.value}`);
  else if (/^legal entity/i.test(remark.label) && checkIdentifier('lei', remark.value).ok)
    entry.say('leiCode', remark.value);
  else sayOfac(entry, sanction, { ...remark, fallback: 'note' });
}

/** `wife of Jan Alleman`, where Jan Alleman is an entry too. */
function addFamily(entry: Entry, text: string, named: OfacNames): void {
  const [, relationship, name] = FAMILY.exec(text) ?? [];
  const other = name && named.get(nameKey(name));
  if (!other || other.id === entry.id || other.schema !== 'Person' || entry.schema !== 'Person') return;
  const link = addLink(entry, { schema: 'Family', from: 'person', to: 'relative', other: other.id });
  link.say('relationship', relationship!, { original: text });
}

/** Links to the one entry of that name; says whether there is one. */
function linkTo(entry: Entry, name: string, { role, named }: { role: string; named: OfacNames }): boolean {
  const other = named.get(nameKey(name));
  if (!other || other.id === entry.id) return false;
  const owns = /owner/i.test(role) && isA(other.schema, 'LegalEntity');
  const link = owns
    ? addLink(entry, { schema: 'Ownership', from: 'asset', to: 'owner', other: other.id })
    : addLink(entry, { schema: 'UnknownLink', from: 'subject', to: 'object', other: other.id });
  link.say('role', role, { original: name });
  return true;
}
