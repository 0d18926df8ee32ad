import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessColumns } from './columns';
import { contentHash } from './content-hash';
import { subjectFromProperties, subjectFromRow } from './subject';

const today = '2026-11-23';

test.each([
  {
    why: 'whole name and ISO date',
    cells: { name: 'Ferdi Lamot', birth_date: '1980-02-01' },
    schema: 'Person',
    properties: { name: ['Ferdi Lamot'], birthDate: ['1980-02-01'] },
  },
  {
    why: 'parts joined in the order first, middle, last',
    cells: { last_name: 'LAMOT', middle_name: 'Jozef', first_name: 'Ferdi', dob: '01/02/1980' },
    schema: 'Person',
    properties: {
      name: ['Ferdi Jozef LAMOT'],
      lastName: ['LAMOT'],
      middleName: ['Jozef'],
      firstName: ['Ferdi'],
      birthDate: ['1980-02-01'],
    },
  },
  {
    why: 'French headers, a surname under nom',
    cells: {
      Nom: 'Lamot',
      Prénom: 'Ferdi',
      'Date de naissance': '1er février 1980',
      'Lieu de naissance': 'Gosselies',
    },
    schema: 'Person',
    properties: {
      name: ['Ferdi Lamot'],
      lastName: ['Lamot'],
      firstName: ['Ferdi'],
      birthDate: ['1980-02-01'],
      birthPlace: ['Gosselies'],
    },
  },
  {
    why: 'Dutch headers',
    cells: { Naam: 'Lamot', Voornaam: 'Ferdi', Geboortedatum: '01-02-1980', Geslacht: 'V' },
    schema: 'Person',
    properties: {
      name: ['Ferdi Lamot'],
      lastName: ['Lamot'],
      firstName: ['Ferdi'],
      birthDate: ['1980-02-01'],
      gender: ['female'],
    },
  },
  {
    why: 'German headers',
    cells: { Nachname: 'Lamot', Vorname: 'Ferdi', Geburtsdatum: '1.2.1980', Reisepassnummer: 'EX 123456' },
    schema: 'Person',
    properties: {
      name: ['Ferdi Lamot'],
      lastName: ['Lamot'],
      firstName: ['Ferdi'],
      birthDate: ['1980-02-01'],
      passportNumber: ['EX 123456'],
    },
  },
  {
    why: 'the row says what it is',
    cells: { name: 'Zeearend', schema: 'vessel' },
    schema: 'Vessel',
    properties: { name: ['Zeearend'] },
  },
  {
    why: 'a name alone may be a person or a company',
    cells: { name: 'Zeearend' },
    schema: 'LegalEntity',
    properties: { name: ['Zeearend'] },
  },
  {
    why: 'several values in a cell',
    cells: { full_name: 'Ferdi Lamot', alias: 'Fred Lamot; F. Lamotte', dob: '' },
    schema: 'Person',
    properties: { name: ['Ferdi Lamot'], alias: ['Fred Lamot', 'F. Lamotte'] },
  },
])('SCR-1 $why', ({ cells, schema, properties }) => {
  const subject = subjectFromRow(cells as unknown as Record<string, string>, null, { today });
  expect(subject.flags).toEqual([]);
  expect({ schema: subject.schema, properties: subject.properties }).toEqual({ schema, properties });
});

test.each([
  { code: 'subject/bad-date', cells: { name: 'A B', dob: '31/02/1980' } },
  { code: 'subject/future-date', cells: { name: 'A B', dob: '2031-01-01' } },
  { code: 'subject/assumed-century', cells: { name: 'A B', dob: '01/02/80' } },
  { code: 'subject/unknown-gender', cells: { name: 'A B', gender: 'green' } },
  { code: 'subject/unknown-country', cells: { name: 'A B', nationality: 'Ruritania' } },
  { code: 'subject/unknown-schema', cells: { name: 'A B', schema: 'teapot' } },
  { code: 'subject/no-name', cells: { dob: '1980-01-01' } },
  { code: 'subject/hidden-characters', cells: { name: 'A\u202eB' } },
  { code: 'subject/hidden-characters', cells: { name: 'A\0B' } },
  { code: 'subject/bad-be-national-number', cells: { name: 'A B', Rijksregisternummer: '85.07.30-033.29' } },
  { code: 'subject/bad-be-national-number', cells: { name: 'A B', id_number: '85073003329' } },
  {
    code: 'subject/number-of-other-date',
    cells: { name: 'A B', dob: '1990-01-01', id_number: '85073003328' },
  },
  { code: 'subject/bad-imo', cells: { vessel: 'Zeearend', imo: '9074728' } },
  { code: 'subject/bad-lei', cells: { name: 'Zeearend', lei: '529900T8BM49AURSDO56' } },
  { code: 'subject/bad-be-enterprise-number', cells: { 'company name': 'Zeearend', kbo: '0123.456.748' } },
  { code: 'subject/bad-be-enterprise-number', cells: { 'company name': 'Zeearend', vat: 'BE 0123.456.748' } },
  { code: 'subject/too-long', cells: { name: 'A'.repeat(1_000_000) } },
])('SCR-2 a row with $code is screened all the same and flagged', ({ code, cells }) => {
  const subject = subjectFromRow(cells as unknown as Record<string, string>, null, { today });
  expect(subject.flags.map((flag) => flag.code)).toContain(code);
  expect(subject.schema).not.toBe('');
});

test.each([
  {
    cells: { name: 'A B', id_number: '85.07.30-033.28', dob: '30/07/1985' },
    prop: 'idNumber',
    value: '85073003328',
  },
  { cells: { name: 'A B', id_number: 'XJ-4451' }, prop: 'idNumber', value: 'XJ-4451' },
  { cells: { 'company name': 'Z', kbo: '0123.456.749' }, prop: 'registrationNumber', value: '0123456749' },
  { cells: { 'company name': 'Z', siren: '732 829 320' }, prop: 'registrationNumber', value: '732 829 320' },
])('SCR-2 $prop $value raises no flag', ({ cells, prop, value }) => {
  const subject = subjectFromRow(cells as unknown as Record<string, string>, null, { today });
  expect(subject.flags).toEqual([]);
  expect(subject.properties[prop]).toEqual([value]);
});

test('a reference is the asker’s own key and no content', () => {
  const one = subjectFromRow({ name: 'A B', employee_number: '0012' }, null);
  const other = subjectFromRow({ name: 'A B', employee_number: '0013' }, null);
  expect(one.reference).toBe('0012');
  expect(contentHash(one)).toBe(contentHash(other));
});

test('a mapping decides over the header', () => {
  const cells = { a: 'Ferdi Lamot', b: '03/04/1980', c: 'x', religion: 'y' };
  const mapping = {
    schema: 'Person',
    columns: { a: 'name', b: 'birthDate', c: null, religion: 'religion' },
    dates: 'mdy' as const,
  };
  const subject = subjectFromRow(cells, mapping);
  expect(subject.properties).toEqual({ name: ['Ferdi Lamot'], birthDate: ['1980-03-04'] });
  expect(subject.flags.map((flag) => flag.code)).toEqual(['subject/never-compared']);
  expect(subject.given).toEqual(cells);
});

test('nom beside prénom stays the whole name when it holds the first name too', () => {
  const samples = [{ nom: 'Ferdi Lamot', prénom: 'Ferdi' }];
  expect(guessColumns(['nom', 'prénom'], samples).mapping.columns.nom).toBe('name');
  expect(guessColumns(['nom', 'prénom'], [{ nom: 'Lamot', prénom: 'Ferdi' }]).mapping.columns.nom).toBe(
    'lastName',
  );
});

test('a column of months first is seen from its samples', () => {
  const samples = [
    { name: 'A', dob: '03/04/1980' },
    { name: 'B', dob: '12/25/1980' },
  ];
  expect(guessColumns(['name', 'dob'], samples).mapping.dates).toBe('mdy');
});

test('no row of any text throws, and its subject can be stored', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('31/12/1980', 'BE', '\0', '\ud800'),
  );
  const header = fc.oneof(
    fc.string(),
    fc.constantFrom('name', 'dob', 'schema', 'id_number', 'nationality', '__proto__', 'constructor'),
  );
  fc.assert(
    fc.property(fc.dictionary(header, cell), (cells) => {
      const subject = subjectFromRow(cells, null, { today });
      const text = JSON.stringify(subject);
      expect(text).not.toMatch(/\\u0000|\\ud[89a-f]/);
    }),
  );
});

test('asked in FollowTheMoney’s form, a subject comes through the same checks', () => {
  const subject = subjectFromProperties({
    schema: 'Person',
    properties: { name: ['A; B'], birthDate: ['1980-13-01'] },
  });
  expect(subject.properties).toEqual({ name: ['A; B'] });
  expect(subject.flags.map((flag) => flag.code)).toEqual(['subject/bad-date']);
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])(
  'a property called %s is none, in a form as in a file',
  (name) => {
    const properties = Object.fromEntries([
      ['name', ['Ferdi Lamot']],
      [name, ['x']],
    ]);
    const asked = subjectFromProperties({ schema: 'Person', properties }, { today });
    expect(asked.properties).toEqual({ name: ['Ferdi Lamot'] });
    expect(asked.flags).toMatchObject([{ code: 'subject/not-of-schema', column: name }]);
    const cells = Object.fromEntries([
      ['name', 'Ferdi Lamot'],
      [name, 'kept'],
    ]);
    const columns = Object.fromEntries([
      ['name', 'name'],
      [name, name],
    ]);
    const row = subjectFromRow(cells, { schema: 'Person', columns }, { today });
    expect(row.properties).toEqual({ name: ['Ferdi Lamot'] });
    expect(Object.entries(row.given)).toContainEqual([name, 'kept']);
  },
);

test('of a thousand names the first 32 are compared, and that is said once', () => {
  const name = Array.from({ length: 1_000 }, (_, i) => `Ferdi Lamot ${i}`);
  for (const subject of [
    subjectFromProperties({ schema: 'Person', properties: { name } }, { today }),
    subjectFromRow({ name: name.join(';') }, { schema: 'Person', columns: { name: 'name' } }, { today }),
  ]) {
    expect(subject.properties.name).toEqual(name.slice(0, 32));
    const told = subject.flags.filter(({ code }) => code === 'subject/too-many-values');
    expect(told).toMatchObject([{ column: 'name' }]);
  }
  const most = subjectFromProperties({ schema: 'Person', properties: { name: name.slice(0, 32) } });
  expect(most.flags).toEqual([]);
});
