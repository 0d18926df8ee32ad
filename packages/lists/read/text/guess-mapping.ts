import { isA, property } from '@belfry/model';
import { columnMeaning, headerKey } from '@belfry/model/column-names';
import type { TableMapping } from '../../core/record';
import { knownWords } from '../known-words';

const NAME_PROPS = new Set([
  'name',
  'firstName',
  'middleName',
  'lastName',
  'alias',
  'weakAlias',
  'previousName',
]);
const PERSON = [
  'firstName',
  'middleName',
  'lastName',
  'birthDate',
  'birthPlace',
  'birthCountry',
  'nationality',
  'gender',
  'passportNumber',
  'fatherName',
  'motherName',
  'deathDate',
];
const COMPANY = [
  'registrationNumber',
  'leiCode',
  'vatCode',
  'incorporationDate',
  'legalForm',
  'jurisdiction',
  'ogrnCode',
];
const VESSEL = ['imoNumber', 'mmsi', 'callSign', 'flag'];
const AIRCRAFT = ['icaoCode', 'serialNumber'];
/** Headers that mean a surname when a given name stands beside them, and a whole name when none does. */
const SURNAME_WHEN_SPLIT = new Set(['nom', 'noms', 'naam', 'name']);
const SEPARATED = /;|\s\|\s/;

/** Columns of a listing, not of the thing listed: they go to the sanction that hangs on it. */
const SANCTION_HEADERS: Readonly<Record<string, string>> = knownWords({
  listed: 'listingDate',
  listedon: 'listingDate',
  listingdate: 'listingDate',
  dateoflisting: 'listingDate',
  dateinscription: 'listingDate',
  datedinscription: 'listingDate',
  delisted: 'endDate',
  delistedon: 'endDate',
  enddate: 'endDate',
  startdate: 'startDate',
  datededebut: 'startDate',
  datedefin: 'endDate',
  reason: 'reason',
  reasons: 'reason',
  motif: 'reason',
  motifs: 'reason',
  reden: 'reason',
  grund: 'reason',
  authority: 'authority',
  autorite: 'authority',
  sourceurl: 'sourceUrl',
});

/**
 * What the columns of a table become, from their headers and a few rows: a mapping to be shown and corrected.
 *
 * @param rows  cells in the order of the columns
 * @returns     columns that mean nothing known are left out; when no column is a name, the one that looks
 *              most like names is taken
 */
export function guessMapping(columns: readonly string[], rows: readonly (readonly string[])[]): TableMapping {
  const targets = new Map<string, string>();
  let keyColumn: string | undefined;
  let schemaColumn: string | undefined;
  for (const column of columns) {
    const meaning = columnMeaning(column);
    const listing = SANCTION_HEADERS[headerKey(column)];
    if (meaning === 'reference') keyColumn ??= isUnique(columns.indexOf(column), rows) ? column : undefined;
    else if (meaning === 'schema') schemaColumn ??= column;
    else if (meaning !== null) targets.set(column, meaning);
    else if (listing) targets.set(column, listing);
  }
  narrowSurname(targets);
  if (![...targets.values()].some((target) => NAME_PROPS.has(target))) {
    const name = mostLikeNames(columns, rows);
    if (name !== null) targets.set(name, 'name');
  }
  const schema = schemaOf(columns, new Set(targets.values()));
  const kept = [...targets].filter(
    ([, target]) => property(schema, target) || property('Sanction', target) || schemaColumn,
  );
  const separator = rows.some((cells) =>
    kept.some(([column]) => SEPARATED.test(cells[columns.indexOf(column)] ?? '')),
  )
    ? ';'
    : undefined;
  return {
    schema,
    ...(schemaColumn && { schemaColumn }),
    ...(keyColumn && { keyColumn }),
    columns: Object.fromEntries(kept),
    ...(separator && { separator }),
  };
}

function isUnique(at: number, rows: readonly (readonly string[])[]): boolean {
  const values = rows.map((cells) => cells[at]?.trim() ?? '').filter(Boolean);
  return values.length === rows.length && new Set(values).size === values.length;
}

function narrowSurname(targets: Map<string, string>): void {
  const has = (target: string) => [...targets.values()].includes(target);
  if (!has('firstName') || has('lastName')) return;
  for (const [column, target] of targets)
    if (target === 'name' && SURNAME_WHEN_SPLIT.has(headerKey(column))) targets.set(column, 'lastName');
}

function schemaOf(columns: readonly string[], used: ReadonlySet<string>): string {
  const has = (props: readonly string[]) => props.some((prop) => used.has(prop));
  const headers = columns.map(headerKey);
  // Not every header with "ship" in it: membership, relationship.
  if (
    has(VESSEL) ||
    headers.some((header) => /^(?:ship|schip|schiff|vessel|navire)|vessel|navire/.test(header))
  )
    return 'Vessel';
  if (has(AIRCRAFT)) return 'Airplane';
  if (has(PERSON)) return 'Person';
  return has(COMPANY) || headers.some((header) => /company|raisonsociale|onderneming|firma/.test(header))
    ? 'Company'
    : 'LegalEntity';
}

/** The column whose cells are most often two or more words of letters. */
function mostLikeNames(columns: readonly string[], rows: readonly (readonly string[])[]): string | null {
  const score = (i: number) =>
    rows.filter(
      (cells) => /^[\p{L}\p{M}'’.,\- ]{3,}$/u.test(cells[i] ?? '') && /\S[\s,]+\S/.test(cells[i] ?? ''),
    ).length;
  const scored = columns.map((column, i) => ({ column, score: score(i) }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one), {
    column: '',
    score: 0,
  });
  return best.score > 0 ? best.column : columns.length === 1 ? columns[0]! : null;
}

const SCHEMA_WORDS: Readonly<Record<string, string>> = {
  Person:
    'person individual persons natural person personne personne physique individu persoon natuurlijke persoon natürliche person mensch i p',
  Company:
    'company firm société entreprise bedrijf onderneming vennootschap firma unternehmen gesellschaft business',
  Organization:
    'organization organisation entity entité personne morale group groupe groep gruppe association vereniging verein rechtspersoon juristische person e o',
  LegalEntity: 'legal entity legalentity',
  Vessel: 'vessel ship navire bateau schip schiff v',
  Airplane: 'airplane aircraft avion aéronef vliegtuig flugzeug',
  PublicBody: 'public body autorité overheid behörde',
};
const SCHEMA_BY_WORD = new Map(
  Object.entries(SCHEMA_WORDS).flatMap(([schema, words]) => [
    [headerKey(schema), schema] as const,
    ...words.split(' ').map((word) => [headerKey(word), schema] as const),
  ]),
);

/** The schema a cell names in any of four languages, or as FollowTheMoney does; null when it names none. */
export function schemaNamed(cell: string): string | null {
  const key = headerKey(cell);
  const known = SCHEMA_BY_WORD.get(key) ?? SCHEMA_BY_WORD.get(headerKey(cell.split(' ').at(-1) ?? ''));
  if (known) return known;
  const exact = cell.trim();
  return isA(exact, 'Thing') ? exact : null;
}
