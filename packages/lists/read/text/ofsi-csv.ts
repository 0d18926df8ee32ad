import { isA } from '@belfry/model';
import {
  type ListFile,
  ListFileError,
  type ReadEvent,
  type ReadOptions,
  type Rejected,
} from '../../core/record';
import { type Entry, entryOf, type Statements, shortHash } from '../xml/entry';
import { namesIn } from '../xml/names';
import { addAddress, addDocument, addSanction, plain } from '../xml/parts';
import { warningsOf } from '../xml/reading';
import { delimitedRows } from './delimited';
import { numbered, type OfsiInformation, ofsiInformation } from './ofsi-information';
import { progressOver } from './progress';

const AUTHORITY = 'Office of Financial Sanctions Implementation';
const SCHEMATA: Readonly<Record<string, string>> = {
  individual: 'Person',
  entity: 'Organization',
  ship: 'Vessel',
};
/** Rows of one entry stand anywhere in the file, so all are held. */
const MOST_CHARS = 400_000_000;
const HEADER_WITHIN = 10;
const LANGUAGES: Readonly<Record<string, string>> = {
  arabic: 'ara',
  persian: 'fas',
  farsi: 'fas',
  russian: 'rus',
  ukrainian: 'ukr',
  belarusian: 'bel',
  chinese: 'zho',
  korean: 'kor',
  burmese: 'mya',
  pashto: 'pus',
  urdu: 'urd',
  serbian: 'srp',
  georgian: 'kat',
  hebrew: 'heb',
};
/** Other Information's labels that are one property. */
const PROPS: Readonly<Record<string, string>> = {
  website: 'website',
  'phone number': 'phone',
  'email address': 'email',
  'type of entity': 'legalForm',
  'type of ship': 'type',
  'ship type': 'type',
  'parent company': 'notes',
};

type Row = {
  readonly line: number;
  readonly cell: (header: string) => string;
  readonly information: OfsiInformation;
};

/**
 * The UK's consolidated list in CSV form: a line with its date, a header, and a row for each combination
 * of an entry's names, dates and addresses. Rows belong together by Group ID, else by the UK or UN
 * reference in Other Information, else by following their primary name.
 *
 * @source OFSI, "Format guide for the consolidated list"; editions of 2020 (36 columns) and 2026 (30 columns)
 * @throws ListFileError `lists/no-header`, `lists/too-large`, and those of `delimitedRows`
 * @limits the list does not say which of several addresses or dates belongs to which alias
 */
export async function* readOfsiCsv(
  files: readonly ListFile[],
  options: ReadOptions,
): AsyncGenerator<ReadEvent> {
  const progress = progressOver(options);
  const groups = new Map<string, Row[]>();
  for (const file of files) {
    const warnings = warningsOf({ ...options, progress: progress.of(file) });
    const gathering = gatherer(groups);
    for await (const row of delimitedRows(file, warnings.options)) {
      yield* warnings.taken();
      yield* gathering.take(row);
    }
    yield* warnings.taken();
    if (!gathering.hasHeader())
      throw new ListFileError(
        'lists/no-header',
        { line: 1 },
        'a header with "Name 6" and "Group Type"',
        file.name,
      );
  }
  for (const [key, rows] of groups) {
    options.signal?.throwIfAborted();
    yield* eventsOf(key, rows, options.dataset);
  }
}

function gatherer(groups: Map<string, Row[]>) {
  let columns: Map<string, number> | null = null;
  let width = 0;
  let seen = 0;
  let chars = 0;
  let lastKey = '';
  return {
    hasHeader: () => columns !== null,
    *take({ line, cells }: { line: number; cells: readonly string[] }): Generator<ReadEvent> {
      if (!columns) {
        const published = /^last updated$/i.test(cells[0]!.trim()) ? cells[1]?.trim() : undefined;
        if (published) yield { kind: 'facts', title: 'UK consolidated list', publishedAt: isoDay(published) };
        columns = headerOf(cells);
        width = cells.length;
        if (!columns && ++seen > HEADER_WITHIN)
          throw new ListFileError(
            'lists/no-header',
            { line },
            'a header with "Name 6" and "Group Type"',
            cells.join(',').slice(0, 200),
          );
        return;
      }
      if (cells.length !== width && cells.slice(width).some((cell) => cell.trim() !== ''))
        return yield ragged(line, cells, width);
      if (cells.length < width) return yield ragged(line, cells, width);
      chars += cells.reduce((sum, cell) => sum + cell.length, 0);
      if (chars > MOST_CHARS)
        throw new ListFileError('lists/too-large', { line }, `at most ${MOST_CHARS} characters`, 'more');
      const at = columns;
      const cell = (header: string) => plain(cells[at.get(header) ?? -1]);
      const row: Row = { line, cell, information: ofsiInformation(cell('other information')) };
      lastKey = keyOf(row, lastKey, groups);
      const group = groups.get(lastKey);
      if (group) group.push(row);
      else groups.set(lastKey, [row]);
    },
  };
}

function headerOf(cells: readonly string[]): Map<string, number> | null {
  const columns = new Map<string, number>();
  cells.forEach((cell, i) => {
    const name = cell
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
      .replace(/^ni details$/, 'national identification details');
    // The first "Last Updated" is the banner's; in the header each name counts once.
    if (name && !columns.has(name)) columns.set(name, i);
  });
  return columns.has('name 6') && columns.has('group type') ? columns : null;
}

function keyOf(row: Row, lastKey: string, groups: ReadonlyMap<string, Row[]>): string {
  const { ukRef, unRef } = row.information;
  const stated = row.cell('group id') || ukRef || unRef;
  if (stated) return stated;
  const last = groups.get(lastKey)?.[0];
  const isPrimary =
    /^prim(?:ary|e)/i.test(row.cell('alias type')) && !/variation/i.test(row.cell('alias type'));
  if (last && lastKey.startsWith('x') && (!isPrimary || fullName(last) === fullName(row))) return lastKey;
  return `x${shortHash([row.cell('group type'), fullName(row), row.cell('dob')])}`;
}

const isoDay = (text: string) =>
  text.replace(
    /^(\d\d?)\/(\d\d?)\/(\d{4})$/,
    (_, d: string, m: string, y: string) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`,
  );
const ragged = (line: number, cells: readonly string[], width: number): Rejected => ({
  kind: 'rejected',
  at: { line },
  code: 'lists/ragged-row',
  expected: `${width} columns`,
  found: `${cells.length}: ${cells.join(',')}`.slice(0, 200),
  lost: 'entry',
});

const GIVEN = ['name 1', 'name 2', 'name 3', 'name 4', 'name 5'];
const fullName = (row: Row) =>
  [...GIVEN.map((column) => row.cell(column)), row.cell('name 6')].filter(Boolean).join(' ');

function eventsOf(key: string, rows: readonly Row[], dataset: string): ReadEvent[] {
  const first = rows[0]!;
  const type = first.cell('group type');
  const schema = SCHEMATA[type.toLowerCase()] ?? 'LegalEntity';
  const entry = entryOf({ dataset, key, schema, at: { line: first.line } });
  if (!SCHEMATA[type.toLowerCase()]) entry.reject('lists/unknown-type', 'Individual, Entity or Ship', type);
  entry.say('topics', 'sanction');
  const sanction = addSanction(entry, AUTHORITY);
  sanction.say('country', 'gb');
  const hasPrimary = rows.some((row) => nameProp(row) === 'name');
  rows.forEach((row, i) => {
    addNames(entry, row, !hasPrimary && i === 0 ? 'name' : nameProp(row));
    addFacts(entry, row);
    addListing(entry, sanction, row);
  });
  const told = new Map(rows.map((row) => [row.cell('other information'), row.information]));
  for (const information of told.values()) addInformation(entry, sanction, information);
  return entry.events();
}

function nameProp(row: Row): string {
  const [type, quality] = [row.cell('alias type').toLowerCase(), row.cell('alias quality').toLowerCase()];
  if (/^prim/.test(type) && !type.includes('variation')) return 'name';
  if (quality.startsWith('low')) return 'weakAlias';
  return /^f\.?k\.?a|former/.test(type) ? 'previousName' : 'alias';
}

function addNames(entry: Entry, row: Row, prop: string): void {
  const full = fullName(row);
  if (prop === 'name' || entry.schema === 'Person') entry.say(prop, full);
  else
    for (const name of namesIn(full))
      entry.say(name.weak ? 'weakAlias' : prop, name.text, { original: full });
  if (prop === 'name' && entry.schema === 'Person') {
    entry.say('firstName', row.cell('name 1'));
    entry.say('secondName', row.cell('name 2'));
    entry.say(
      'middleName',
      [3, 4, 5]
        .map((n) => row.cell(`name ${n}`))
        .filter(Boolean)
        .join(' '),
    );
    entry.say('lastName', row.cell('name 6'));
  }
  const native = row.cell('name non latin script');
  const lang = LANGUAGES[row.cell('non latin script language').toLowerCase()];
  for (const text of numbered(native)) entry.say('alias', text, lang ? { lang } : {});
}

function addFacts(entry: Entry, row: Row): void {
  if (entry.schema === 'Person') {
    for (const date of numbered(row.cell('dob'))) entry.sayDate('birthDate', date);
    for (const place of numbered(row.cell('town of birth'))) entry.say('birthPlace', place);
    for (const country of numbered(row.cell('country of birth'))) entry.sayCountry('birthCountry', country);
    for (const country of numbered(row.cell('nationality'))) entry.sayCountry('nationality', country);
    for (const title of numbered(row.cell('title'))) entry.say('title', title);
    for (const position of numbered(row.cell('position'))) entry.say('position', position);
  }
  addDocuments(entry, row, {
    prop: 'passportNumber',
    number: 'passport number',
    details: 'passport details',
    type: 'Passport',
  });
  addDocuments(entry, row, {
    prop: 'idNumber',
    number: 'national identification number',
    details: 'national identification details',
    type: 'National identification',
  });
  const line = (n: number) => row.cell(`address ${n}`);
  addAddress(entry, {
    full: [1, 2, 3, 4, 5, 6].map(line).filter(Boolean).join(', '),
    postalCode: row.cell('post zip code'),
    country: row.cell('country').replace(/\s*\(location[^)]*\)/i, ''),
  });
}

type Document = {
  readonly prop: string;
  readonly number: string;
  readonly details: string;
  readonly type: string;
};

/** Numbers and details count alike: `(1) A123 (2) B456` and `(1) issued in Iran (2) …`. */
function addDocuments(entry: Entry, row: Row, { prop, number, details, type }: Document): void {
  const remarks = numbered(row.cell(details));
  const numbers = numbered(row.cell(number));
  numbers.forEach((one, i) => {
    const remark = remarks.length === numbers.length ? remarks[i] : remarks.join('; ');
    addDocument(entry, prop, { number: one, type, remarks: remark });
  });
  if (numbers.length === 0) for (const remark of remarks) entry.say('notes', `${type}: ${remark}`);
}

function addListing(entry: Entry, sanction: Statements, row: Row): void {
  for (const regime of numbered(row.cell('regime'))) {
    entry.say('program', regime);
    sanction.say('program', regime);
  }
  sanction.sayDate('listingDate', row.cell('listed on'));
  sanction.sayDate('startDate', row.cell('uk sanctions list date designated'));
  sanction.sayDate('modifiedAt', row.cell('last updated'));
  sanction.say('authorityId', row.cell('group id'));
}

function addInformation(entry: Entry, sanction: Statements, information: OfsiInformation): void {
  if (information.ukRef) sanction.say('authorityId', information.ukRef);
  if (information.unRef) sanction.say('unscId', information.unRef);
  entry.say('notes', information.rest);
  // Editions before 2021 have no labels: documents stand in the text.
  for (const [, number] of information.rest.matchAll(
    /\bpassport (?:no|number)s?[.:\s]*\s*([A-Z]{0,3}\d[A-Z0-9]{4,12})\b/gi,
  ))
    addDocument(entry, 'passportNumber', { number: number!, type: 'Passport' });
  for (const [, number] of information.rest.matchAll(/\bIMO (?:no|number)?[.:\s]*(\d{7})\b/gi))
    entry.say('imoNumber', number!);
  for (const { label, text } of information.labelled) addLabelled(entry, sanction, { label, text });
}

function addLabelled(
  entry: Entry,
  sanction: Statements,
  { label, text }: { label: string; text: string },
): void {
  if (/^(?:uk sanctions list ref|un ref)/.test(label)) {
    const after = text.replace(/^(?:UNSC )?[A-Za-z]{2,5}\.?\d{3,5}\.?\s*/, '');
    if (after !== text) entry.say('notes', after);
  } else if (/statement of reasons/.test(label)) sanction.say('reason', text);
  else if (label === 'gender') {
    const gender = /^(male|female)/i.exec(text)?.[1]?.toLowerCase();
    if (gender && entry.schema === 'Person') entry.say('gender', gender, { original: text });
    else entry.reject('lists/bad-gender', 'Male or Female', text);
  } else if (label === 'imo number') {
    for (const [number] of text.matchAll(/\b\d{7}\b/g)) entry.say('imoNumber', number, { original: text });
  } else if (/flag/.test(label) && entry.schema === 'Vessel') {
    for (const flag of numbered(text))
      entry.sayCountry(label.includes('previous') ? 'pastFlags' : 'flag', flag);
  } else if (/tonnage/.test(label) && entry.schema === 'Vessel')
    entry.say('tonnage', text.replace(/[^\d.]/g, ''), { original: text });
  else if (/year built/.test(label) && isA(entry.schema, 'Vehicle')) entry.sayDate('buildDate', text);
  else if (label.startsWith('business reg'))
    for (const number of numbered(text)) entry.say('registrationNumber', number);
  else if (PROPS[label]) for (const value of numbered(text)) entry.say(PROPS[label], value);
  else entry.say('notes', `${label}: ${text}`);
}
