import type { ListFile, ReadEvent, ReadOptions, Rejected } from '../../core/record';
import { knownWords } from '../known-words';
import { countriesOf } from '../xml/country';
import { type Entry, entryOf } from '../xml/entry';
import { addAddress, addDocument, addSanction } from '../xml/parts';
import { type FrenchEntry, type FrenchField, frenchEntry } from './french-entry';
import { labelledNumbers, sayLabelled } from './french-identification';
import { isObject, jsonElements } from './json-records';
import { progressOver } from './progress';

const AUTHORITY = 'Direction générale du Trésor';
const SCHEMATA: Readonly<Record<string, string>> = knownWords({
  'Personne physique': 'Person',
  'Personne morale': 'Organization',
  Navire: 'Vessel',
});
const PATHS = [
  '$.entries.*',
  '$.as_of',
  '$.count',
  '$.Publications.PublicationDetail.*',
  '$.Publications.DatePublication',
];

/**
 * The French register of asset freezes as JSON, in its full form or its slim one.
 *
 * @source  gels-avoirs.dgtresor.gouv.fr, « flux public »
 * @throws  ListFileError as `jsonElements`
 */
export async function* readFrJson(
  files: readonly ListFile[],
  options: ReadOptions,
): AsyncGenerator<ReadEvent> {
  const progress = progressOver(options);
  for (const file of files) {
    const warnings: Rejected[] = [];
    const text = {
      signal: options.signal,
      progress: progress.of(file),
      warn: (warning: Rejected) => warnings.push(warning),
    };
    for await (const { line, key, value } of jsonElements(file, PATHS, text)) {
      yield* warnings.splice(0);
      const at = { line, element: `entries[${key}]` };
      if (key === 'as_of' || key === 'DatePublication')
        yield { kind: 'facts', title: 'Registre national des gels', publishedAt: String(value) };
      else if (key === 'count') yield { kind: 'facts', declaredEntries: Number(value) };
      else if (!isObject(value)) yield lost(at, 'an entry', JSON.stringify(value));
      else {
        const entry = frenchEntry(value);
        const schema = entry && SCHEMATA[entry.nature];
        if (!entry) yield lost(at, 'IdRegistre', JSON.stringify(value));
        else if (!schema) yield lost(at, Object.keys(SCHEMATA).join(', '), entry.nature);
        else
          yield* eventsOf(entry, {
            schema,
            dataset: options.dataset,
            at: { line, element: `IdRegistre=${entry.key}` },
          });
      }
    }
    yield* warnings.splice(0);
  }
}

const lost = (at: Rejected['at'], expected: string, found: string): Rejected => ({
  kind: 'rejected',
  at,
  code: 'lists/bad-entity',
  expected,
  found: found.slice(0, 200),
  lost: 'entry',
});

function eventsOf(
  french: FrenchEntry,
  of: { schema: string; dataset: string; at: Rejected['at'] },
): ReadEvent[] {
  const entry = entryOf({ dataset: of.dataset, key: french.key, schema: of.schema, at: of.at });
  addNames(entry, french);
  entry.say('topics', 'sanction');
  const sanction = addSanction(entry, AUTHORITY);
  sanction.say('country', 'fr');
  sanction.say('authorityId', french.key);
  for (const field of french.fields) {
    const add = FIELDS[field.type];
    if (add) add(entry, field.parts, field);
    else if (field.type !== 'PRENOM')
      entry.reject('lists/unknown-field', Object.keys(FIELDS).join(', '), field.type);
  }
  for (const { type, parts } of french.fields) {
    if (type === 'REFERENCE_UE') sanction.say('authorityId', parts.ReferenceUe ?? '');
    if (type === 'REFERENCE_ONU') sanction.say('unscId', parts.ReferenceOnu ?? '');
    if (type === 'FONDEMENT_JURIDIQUE') {
      sanction.say('program', parts.FondementJuridiqueLabel || parts.FondementJuridique || '');
      sanction.say('provisions', parts.FondementJuridique ?? '');
    }
    if (type === 'MOTIFS') sanction.say('reason', parts.Motifs ?? '');
  }
  return entry.events();
}

function addNames(entry: Entry, french: FrenchEntry): void {
  const given = french.fields
    .filter(({ type }) => type === 'PRENOM')
    .map(({ parts }) => parts.Prenom ?? '')
    .filter(Boolean);
  if (entry.schema !== 'Person') return void entry.say('name', french.surname);
  entry.say('lastName', french.surname);
  // several given names are alternatives in this register, not parts of one name
  for (const first of given) entry.say('firstName', first);
  if (given.length === 0) entry.say('name', french.surname);
  for (const first of given) entry.say('name', `${first} ${french.surname}`.trim());
}

type Parts = FrenchField['parts'];

/** What each field of the register adds; sanction fields are added with the sanction. */
const FIELDS: Readonly<Record<string, (entry: Entry, parts: Parts, field: FrenchField) => void>> = knownWords(
  {
    ALIAS: (entry, parts) => {
      const weak = /peu fiable|faible|low/i.test(parts.Commentaire ?? '');
      entry.say(weak ? 'weakAlias' : 'alias', parts.Alias ?? '');
      if (parts.Commentaire) entry.say('notes', `${parts.Alias}: ${parts.Commentaire}`);
    },
    SEXE: (entry, parts) => {
      const sex = /^f/i.test(parts.Sexe ?? '') ? 'female' : /^[mh]/i.test(parts.Sexe ?? '') ? 'male' : '';
      if (sex && entry.schema === 'Person') entry.say('gender', sex, { original: parts.Sexe });
    },
    DATE_DE_NAISSANCE: (entry, parts) => {
      if (entry.schema !== 'Person') return;
      const two = (text: string | undefined) => (Number(text) > 0 ? text!.padStart(2, '0') : '');
      const date = [parts.Annee ?? '', two(parts.Mois), two(parts.Mois) ? two(parts.Jour) : '']
        .filter(Boolean)
        .join('-');
      entry.sayDate('birthDate', date, {
        original: [parts.Jour, parts.Mois, parts.Annee].filter(Boolean).join('/'),
      });
    },
    LIEU_DE_NAISSANCE: (entry, parts) => {
      if (entry.schema !== 'Person') return;
      entry.say('birthPlace', parts.Lieu ?? '');
      if (parts.Pays) entry.sayCountry('birthCountry', parts.Pays);
      else
        for (const code of countriesIn(parts.Lieu ?? ''))
          entry.say('birthCountry', code, { original: parts.Lieu });
    },
    NATIONALITE: (entry, parts) => entry.sayCountry('nationality', parts.Pays ?? ''),
    TITRE: (entry, parts) =>
      void entry.say(entry.schema === 'Person' ? 'position' : 'notes', parts.Titre ?? ''),
    ADRESSE: addFrenchAddress,
    ADRESSE_PP: addFrenchAddress,
    ADRESSE_PM: addFrenchAddress,
    PASSEPORT: (entry, parts) =>
      addPaper(entry, 'passportNumber', parts.NumeroPasseport ?? '', parts.Commentaire),
    AUTRE_IDENTITE: (entry, parts) => addPaper(entry, 'idNumber', parts.NumeroCarte ?? '', parts.Commentaire),
    IDENTIFICATION: (entry, parts) => {
      for (const found of labelledNumbers(parts.Identification ?? '', parts.Commentaire ?? ''))
        sayLabelled(entry, found);
    },
    NUMERO_OMI: (entry, parts) => void entry.say('imoNumber', parts.NumeroOMI ?? ''),
    TELEPHONE: (entry, parts) => void entry.say('phone', parts.Telephone ?? ''),
    COURRIEL: (entry, parts) => void entry.say('email', parts.Courriel ?? ''),
    SITE_INTERNET: (entry, parts) => void entry.say('website', parts.SiteInternet ?? ''),
    REFERENCE_UE: () => {},
    REFERENCE_ONU: () => {},
    FONDEMENT_JURIDIQUE: () => {},
    MOTIFS: () => {},
  },
);

/** « Minsk (ex-URSS) », « Kazan, Fédération de Russie »: only what follows a comma or stands in brackets. */
const countriesIn = (place: string): string[] => [
  ...new Set(
    [...place.matchAll(/[,([]\s*([^,()[\]]+)/g)].flatMap((part) =>
      countriesOf(part[1]!.replace(/^aujourd.hui\s+/i, '')),
    ),
  ),
];

function addFrenchAddress(entry: Entry, parts: Parts): void {
  addAddress(entry, { full: parts.Adresse, country: parts.Pays });
}

/** « C4310198, délivré en Iran » is a number and a country; the whole stays as the original. */
function addPaper(entry: Entry, prop: string, text: string, remark: string | undefined): void {
  const [, number, country] =
    /^\s*(.*?)(?:,?\s*(?:délivré|émis)e?\s+(?:en|au|aux|à|par)\s+(?:l[ae’']\s*)?(.+?))?\s*$/iu.exec(text) ??
    [];
  if (!number) return;
  const dated = /^(.*?)\s*\(([^)]*)\)$/.exec(number);
  addDocument(entry, prop, {
    number: (dated?.[1] || number)
      .replace(/^(?:(?:num[ée]ro|n[°o]\.?)\s*)?(?:de )?(?:passeport|pi[èe]ce)[^:\d]*:\s*/i, '')
      .replace(/^(?:n[°o]\.?|num[ée]ro)\s*:?\s*|,$/gi, ''),
    original: text,
    country: country && country.length <= 40 ? country : undefined,
    remarks: [dated?.[2], remark].filter(Boolean).join('; '),
  });
}
