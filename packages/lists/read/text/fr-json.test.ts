import { expect, test } from 'vitest';
import { allRead, hanging, said } from '../xml/reading.testing';
import { readFrJson } from './fr-json';
import { labelledNumbers } from './french-identification';

const detail = (type: string, ...values: Record<string, string>[]) => ({ TypeChamp: type, Valeur: values });
const FULL = {
  Publications: {
    DatePublication: '2026-05-31',
    PublicationDetail: [
      {
        IdRegistre: 1,
        Nature: 'Personne physique',
        Nom: 'ARS',
        RegistreDetail: [
          detail('PRENOM', { Prenom: 'Nele' }),
          detail('SEXE', { Sexe: 'Féminin' }),
          detail('ALIAS', { Alias: 'La Tailleuse', Commentaire: '' }, { Alias: 'Нели Арс', Commentaire: '' }),
          detail('DATE_DE_NAISSANCE', { Jour: '00', Mois: '5', Annee: '1965' }),
          detail('LIEU_DE_NAISSANCE', { Lieu: 'Gand', Pays: 'BELGIQUE' }),
          detail('NATIONALITE', { Pays: 'CORÉE DU NORD' }),
          detail('TITRE', { Titre: 'Ministre des Marées' }),
          detail('PASSEPORT', { NumeroPasseport: 'EA123456, délivré en Belgique', Commentaire: '' }),
          detail('ADRESSE_PP', { Adresse: 'Rue Haute 1, Gand', Pays: 'BELGIQUE' }),
          detail('REFERENCE_UE', { ReferenceUe: 'EU.1.2' }),
          detail('REFERENCE_ONU', { ReferenceOnu: 'DMi.001' }),
          detail('FONDEMENT_JURIDIQUE', { FondementJuridique: '2014/1', FondementJuridiqueLabel: 'Marées' }),
          detail('MOTIFS', { Motifs: 'A retenu la marée.' }),
        ],
      },
    ],
  },
};
const slim = (entries: unknown[]) =>
  JSON.stringify({ as_of: '2026-05-31T07:26:40+02:00', count: entries.length, entries });

test('the full form', async () => {
  const read = await allRead(readFrJson, JSON.stringify(FULL));
  expect(read.rejected).toEqual([]);
  expect(read.facts).toContainEqual(expect.objectContaining({ publishedAt: '2026-05-31' }));
  expect(said(read.entry('1').entities[0])).toMatchObject({
    name: ['Nele ARS'],
    firstName: ['Nele'],
    lastName: ['ARS'],
    gender: ['female ← Féminin'],
    alias: ['La Tailleuse', 'Нели Арс'],
    birthDate: ['1965-05 ← 00/5/1965'],
    birthPlace: ['Gand'],
    birthCountry: ['be ← BELGIQUE'],
    nationality: ['kp ← CORÉE DU NORD'],
    position: ['Ministre des Marées'],
    passportNumber: ['EA123456 ← EA123456, délivré en Belgique'],
    topics: ['sanction'],
  });
  expect(hanging(read.entry('1'), 'Sanction')).toMatchObject([
    {
      authorityId: ['1', 'EU.1.2'],
      unscId: ['DMi.001'],
      program: ['Marées'],
      reason: ['A retenu la marée.'],
    },
  ]);
  expect(hanging(read.entry('1'), 'Passport')).toMatchObject([{ country: ['be ← Belgique'] }]);
});

test('the slim form: persons, companies, ships', async () => {
  const read = await allRead(
    readFrJson,
    slim([
      {
        IdRegistre: 2,
        Nature: 'Personne physique',
        Nom: 'DEMIR',
        Prenoms: ['Ali', 'Aly'],
        DatesNaissance: [{ jour: '01', mois: '02', annee: '1970' }],
        LieuxNaissance: ['Minsk (ex-URSS)'],
      },
      {
        IdRegistre: 3,
        Nature: 'Personne morale',
        Nom: 'Aube SA',
        Identifications: [{ identification: '1023202741781', commentaire: 'Numéro d’enregistrement' }],
        Adresses: [{ adresse: '', pays: 'IRAN' }],
      },
      { IdRegistre: 4, Nature: 'Navire', Nom: 'ASTRA', NumeroOMI: ['9074729'] },
    ]),
  );
  expect(read.rejected).toEqual([]);
  expect(read.facts.map(({ declaredEntries }) => declaredEntries)).toContain(3);
  expect(said(read.entry('2').entities[0])).toMatchObject({
    name: ['Ali DEMIR', 'Aly DEMIR'],
    birthDate: ['1970-02-01 ← 01/02/1970'],
    birthCountry: ['suhh ← Minsk (ex-URSS)'],
  });
  expect(said(read.entry('3').entities[0])).toMatchObject({
    registrationNumber: ['1023202741781'],
    country: ['ir ← IRAN'],
  });
  expect(read.entry('4').entities[0]).toMatchObject({ schema: 'Vessel' });
});

test.each([
  {
    text: '1023202741781',
    comment: 'Numéro d’enregistrement',
    is: [['Numéro d’enregistrement', '1023202741781']],
  },
  {
    text: '1023202741781 - Numéro d’enregistrement',
    comment: '',
    is: [['Numéro d’enregistrement', '1023202741781']],
  },
  {
    text: '3234043140 (numéro d’identification fiscale)',
    comment: '',
    is: [['numéro d’identification fiscale', '3234043140']],
  },
  { text: 'Numéro fiscal: 9704123456', comment: '', is: [['Numéro fiscal', '9704123456']] },
  { text: 'KPP: 997650001', comment: '', is: [['KPP', '997650001']] },
  { text: '23.7.2014', comment: "Date d'enregistrement", is: [["Date d'enregistrement", '23.7.2014']] },
  {
    text: '1023202741781',
    comment: 'Lieu d’enregistrement: Moscou, Fédération de Russie - Date d’enregistrement: 2002',
    is: [
      ['', '1023202741781'],
      ['Lieu d’enregistrement', 'Moscou, Fédération de Russie'],
      ['Date d’enregistrement', '2002'],
    ],
  },
])('$text ($comment)', ({ text, comment, is }) => {
  expect(labelledNumbers(text, comment).map(({ label, value }) => [label, value])).toEqual(is);
});

test('what a company is registered under goes to the property it is', async () => {
  const identification = (identification: string, commentaire = '') => ({ identification, commentaire });
  const read = await allRead(
    readFrJson,
    slim([
      {
        IdRegistre: 5,
        Nature: 'Personne morale',
        Nom: 'Aube SA',
        Identifications: [
          identification('7701', 'INN'),
          identification('1023202741781', 'OGRN'),
          identification('23.7.2014', 'Date d’enregistrement'),
          identification('Fédération de Russie', 'Principal établissement'),
          identification('Société par actions', 'Type d’entité'),
          identification('9074729', 'Numéro OMI'),
          identification('Entités associées: Crépuscule'),
        ],
      },
    ]),
  );
  expect(read.rejected).toEqual([]);
  expect(said(read.entry('5').entities[0])).toMatchObject({
    taxNumber: ['7701'],
    ogrnCode: ['1023202741781'],
    incorporationDate: ['2014-07-23 ← 23.7.2014'],
    jurisdiction: ['ru ← Fédération de Russie'],
    legalForm: ['Société par actions'],
    imoNumber: ['9074729'],
    notes: ['Entités associées: Crépuscule'],
  });
});

test.each([
  { entry: { Nature: 'Navire', Nom: 'X' }, code: 'lists/bad-entity', lost: 'entry' },
  { entry: { IdRegistre: 6, Nature: 'Comète', Nom: 'X' }, code: 'lists/bad-entity', lost: 'entry' },
  { entry: { IdRegistre: 6, Nature: 'Navire', Nom: '' }, code: 'lists/no-name', lost: 'entry' },
  {
    entry: { IdRegistre: 6, Nature: 'Personne physique', Nom: 'X', Nationalites: ['ATLANTIDE'] },
    code: 'lists/unknown-country',
    lost: 'value',
  },
  {
    entry: {
      IdRegistre: 6,
      Nature: 'Personne physique',
      Nom: 'X',
      DatesNaissance: [{ jour: '1', mois: '1', annee: '1340' }],
    },
    code: 'lists/bad-date',
    lost: 'value',
  },
  { entry: 7, code: 'lists/bad-entity', lost: 'entry' },
])('$entry is told: $code', async ({ entry, code, lost }) => {
  const read = await allRead(readFrJson, slim([entry, { IdRegistre: 9, Nature: 'Navire', Nom: 'ASTRA' }]));
  expect(read.rejected).toContainEqual(expect.objectContaining({ code, lost }));
  expect(read.records.map(({ key }) => key)).toContain('9');
});

test.each([
  {
    text: slim([{ IdRegistre: 9, Nature: 'Navire', Nom: 'ASTRA' }]).slice(0, -20),
    code: 'lists/truncated',
    why: 'a document cut short',
  },
  {
    text: `{"entries":[{"IdRegistre":1,"Nom":"${'x'.repeat(5_000_000)}"}]}`,
    code: 'lists/value-too-long',
    why: 'an endless value',
  },
  { text: `{"entries":[${'['.repeat(500)}`, code: 'lists/too-deep', why: 'deep nesting' },
  { text: '{"entries":[{"IdRegistre":1,}]}', code: 'lists/bad-json', why: 'JSON that is none' },
])('$why is refused', async ({ text, code }) => {
  await expect(allRead(readFrJson, text)).rejects.toMatchObject({ code });
});
