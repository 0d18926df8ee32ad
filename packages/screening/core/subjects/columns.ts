import { columnMeaning, headerKey } from '@belfry/model/column-names';
import type { SubjectMapping } from '../api';
import { dateOrderOf } from './dates';

/** Targets of a column besides FollowTheMoney properties. */
const OWN_TARGETS = new Set(['schema', 'reference']);
const COMPANY_TARGETS = [
  'registrationNumber',
  'leiCode',
  'vatCode',
  'incorporationDate',
  'legalForm',
  'ogrnCode',
];
const PERSON_TARGETS = [
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
const VESSEL_TARGETS = ['imoNumber', 'mmsi', 'callSign', 'flag'];
const AIRCRAFT_TARGETS = ['icaoCode', 'serialNumber'];
/** Headers that say by themselves what kind of thing a row is. */
const COMPANY_HEADER =
  /company|organi[sz]ation|firm|bedrijf|onderneming|entreprise|societe|raisonsociale|denomination|benaming|maatschappelijk/;
const VESSEL_HEADER = /vessel|ship|navire|schip|schiff|scheeps/;

export type Guess = { readonly mapping: SubjectMapping; readonly warnings: readonly ColumnWarning[] };
export type ColumnWarning = {
  readonly code: 'subject/no-name-column';
  readonly columns: readonly string[];
};

/**
 * What the columns of a table of subjects mean, from their headers and a few rows.
 *
 * @param columns  headers as they stand in the file
 * @param samples  a few rows, by header; used where the header alone does not decide
 * @returns        a mapping with every column in it, null for those not used; the schema is that of rows that do
 *                 not name their own
 */
export function guessColumns(
  columns: readonly string[],
  samples: readonly Readonly<Record<string, string>>[] = [],
): Guess {
  const targets = new Map(columns.map((column) => [column, meaningOf(column, samples)]));
  narrowNames(targets, samples);
  keepOne(targets, ['schema', 'reference']);
  const used = new Set([...targets.values()].filter((target) => target !== null));
  const named = ['name', 'firstName', 'lastName', 'alias', 'weakAlias', 'previousName'].some((t) =>
    used.has(t),
  );
  const warnings: ColumnWarning[] = named ? [] : [{ code: 'subject/no-name-column', columns }];
  const dates = orderOfDates(targets, samples);
  const mapping = {
    schema: schemaOf(columns, used),
    columns: Object.fromEntries(targets),
    ...(dates && { dates }),
  };
  return { mapping, warnings };
}

/** One key for all tables with the same set of columns, whatever their order, case and accents. */
export const columnSetKey = (columns: readonly string[]): string =>
  columns
    .map(headerKey)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .join('\n');

function meaningOf(column: string, samples: readonly Readonly<Record<string, string>>[]): string | null {
  const meaning = columnMeaning(column);
  // "type" may hold a kind of badge as well as a kind of entity: believed when the cells are kinds of entity.
  if (meaning !== 'schema' || headerKey(column) === 'schema') return meaning;
  const cells = samples.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');
  const bare = ['type', 'soort'].includes(headerKey(column));
  const says = (cell: string) => schemaNamed(cell) !== null && !(bare && cell.trim().length < 2);
  return cells.length > 0 && cells.every(says) ? 'schema' : null;
}

/** `nom` beside `prénom` is a surname, unless its cells hold the first name too. */
function narrowNames(
  targets: Map<string, string | null>,
  samples: readonly Readonly<Record<string, string>>[],
): void {
  const first = columnFor(targets, 'firstName');
  if (!first || columnFor(targets, 'lastName')) return;
  const wholes = [...targets].filter(([, target]) => target === 'name').map(([column]) => column);
  if (wholes.length !== 1) return;
  const whole = wholes[0]!;
  const told = samples.filter((row) => row[first]?.trim() && row[whole]?.trim());
  const holdsFirst = told.filter((row) => headerKey(row[whole]!).includes(headerKey(row[first]!)));
  if (told.length === 0 || holdsFirst.length * 2 < told.length) targets.set(whole, 'lastName');
}

/** The first column keeps the meaning; a second one with it is left unused. */
function keepOne(targets: Map<string, string | null>, single: readonly string[]): void {
  for (const target of single) {
    const [, ...others] = [...targets].filter(([, found]) => found === target);
    for (const [column] of others) targets.set(column, null);
  }
}

function orderOfDates(
  targets: ReadonlyMap<string, string | null>,
  samples: readonly Readonly<Record<string, string>>[],
) {
  const columns = [...targets].filter(([, target]) => target?.endsWith('Date')).map(([column]) => column);
  return dateOrderOf(samples.flatMap((row) => columns.map((column) => row[column] ?? '')));
}

const columnFor = (targets: ReadonlyMap<string, string | null>, target: string): string | null =>
  [...targets].find(([, found]) => found === target)?.[0] ?? null;

function schemaOf(columns: readonly string[], used: ReadonlySet<string>): string {
  const has = (targets: readonly string[]) => targets.some((target) => used.has(target));
  const keys = columns.map(headerKey);
  if (has(PERSON_TARGETS)) return 'Person';
  if (has(VESSEL_TARGETS) || keys.some((key) => VESSEL_HEADER.test(key))) return 'Vessel';
  if (has(AIRCRAFT_TARGETS)) return 'Airplane';
  if (has(COMPANY_TARGETS) || keys.some((key) => COMPANY_HEADER.test(key))) return 'Organization';
  return 'LegalEntity';
}

const SCHEMA_WORDS: { readonly [schema: string]: string } = {
  Person:
    'person, individual, natural person, human, p, i, ind, pers, personne, personne physique, individu, pp, persoon, natuurlijk persoon, natuurlijke persoon, np, natürliche person, mensch, man, woman, people',
  Company:
    'company, corporation, firm, business, société, entreprise, vennootschap, bedrijf, onderneming, firma, unternehmen, gesellschaft, gmbh, corporate',
  Organization:
    'organization, organisation, org, o, association, ngo, group, organisatie, vereniging, verein, legal person, legalperson, pm, personne morale, rechtspersoon, rp, juristische person, jp, asbl, vzw, institution, groupe, groep, gruppe, groupement',
  LegalEntity: 'legal entity, entity, e, entité, entiteit, party, unternehmen oder person, undertaking',
  Vessel: 'vessel, ship, v, boat, navire, bateau, schip, vaartuig, schiff, boot',
  Airplane: 'airplane, aircraft, plane, a, avion, aéronef, vliegtuig, luchtvaartuig, flugzeug, luftfahrzeug',
  CryptoWallet: 'cryptowallet, crypto wallet, wallet',
  BankAccount: 'bankaccount, bank account, account',
  PublicBody: 'publicbody, public body, government, overheid, autorité publique, behörde, state agency',
};
const SCHEMATA = new Map<string, string>();
for (const [schema, words] of Object.entries(SCHEMA_WORDS)) {
  SCHEMATA.set(headerKey(schema), schema);
  for (const word of words.split(','))
    if (!SCHEMATA.has(headerKey(word))) SCHEMATA.set(headerKey(word), schema);
}

/** The schema a cell names, in FollowTheMoney's or a table's own words; null when none is known. */
export const schemaNamed = (cell: string): string | null => SCHEMATA.get(headerKey(cell)) ?? null;

export const isOwnTarget = (target: string): boolean => OWN_TARGETS.has(target);
