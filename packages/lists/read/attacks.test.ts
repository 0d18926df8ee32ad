import { expect, test } from 'vitest';
import { ListFileError, type ListFormat, type ReadEvent } from '../core/record';
import { fileOfBytes } from './bytes';
import { bookOf, NAMES, oddFiles, unusableFiles } from './hostile.testing';
import { readList } from './index';

// Issue 2, "Bad input", as the readers meet it; apps/server/attacks holds the same files against the whole of Belfry.
async function read(name: string, content: Uint8Array | string, format?: ListFormat): Promise<ReadEvent[]> {
  const events: ReadEvent[] = [];
  const options = { dataset: 'inv', ...(format && { format }) };
  for await (const event of readList([fileOfBytes(name, content)], options)) events.push(event);
  return events;
}

const codesOf = (events: readonly ReadEvent[]) =>
  events.flatMap((event) => (event.kind === 'rejected' ? [event.code] : []));
const namesOf = (events: readonly ReadEvent[]) =>
  events.flatMap((event) =>
    event.kind === 'record'
      ? event.entities[0]!.values.flatMap(({ prop, value }) => (prop === 'name' ? [value] : []))
      : [],
  );

test.each(unusableFiles())('$why ($name) is refused: $codes', async ({ name, content, codes }) => {
  const refusal = await read(name, content).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ListFileError);
  const { code, expected, found } = refusal as ListFileError;
  expect(codes).toContain(code);
  expect([expected, found].every((text) => text !== '' && text.length < 400)).toBe(true);
  expect(JSON.stringify(refusal)).not.toContain('root:');
});

test.each(oddFiles())('$why ($name): its entries are read, and what was odd is told', async (odd) => {
  const events = await read(odd.name, odd.content);
  expect(namesOf(events).toSorted()).toEqual([...NAMES].toSorted());
  expect(codesOf(events)).toEqual(odd.told ? expect.arrayContaining([odd.told]) : []);
});

test('a deep line of JSON is lost by itself, not with all others', async () => {
  const good = '{"id":"a","schema":"Person","properties":{"name":["Zebulon Quistorp"]}}';
  const deep = `{"id":"b","schema":"Person","properties":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
  const events = await read('list.json', `${good}\n${deep}\n${good.replace('"a"', '"c"')}\n`);
  expect(namesOf(events)).toHaveLength(2);
  expect(events.find(({ kind }) => kind === 'rejected')).toMatchObject({
    code: 'lists/too-deep',
    at: { line: 2 },
    lost: 'entry',
  });
});

test.each(['1e300', '99999999999', '-5', '1.5', '0', '', 'x', '٣'])(
  'a row of a sheet that says it is number %s has one a sheet can have',
  async (r) => {
    const rows = [
      { r: '1', cells: ['name', 'birth_date'] },
      { r, cells: ['Zebulon Quistorp', '31/02/1990'] },
    ];
    const events = await read('list.xlsx', bookOf(rows));
    expect(namesOf(events)).toEqual(['Zebulon Quistorp']);
    expect(codesOf(events)).toEqual(['lists/bad-date']);
    for (const event of events) if (event.kind !== 'facts') expect(event.at.line).toBe(2);
  },
);

/** Words that every object of JavaScript knows; in a list they are words like any others. */
const FOUL = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty', 'TOSTRING', 'CONSTRUCTOR'];
const people = (foul: string): { format: ListFormat; content: string }[] => [
  {
    format: 'un-xml',
    content: `<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>${foul}</DATAID><FIRST_NAME>${foul}</FIRST_NAME><GENDER>${foul}</GENDER><NATIONALITY><VALUE>${foul}</VALUE></NATIONALITY><INDIVIDUAL_ALIAS><QUALITY>${foul}</QUALITY><ALIAS_NAME>${foul}</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>${foul}</TYPE_OF_DOCUMENT><NUMBER>${foul}</NUMBER></INDIVIDUAL_DOCUMENT><INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>${foul}</TYPE_OF_DATE><YEAR>${foul}</YEAR></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>`,
  },
  {
    format: 'ofac-xml',
    content: `<sdnList><sdnEntry><uid>1</uid><lastName>${foul}</lastName><sdnType>${foul}</sdnType><akaList><aka><uid>2</uid><type>${foul}</type><category>${foul}</category><lastName>${foul}</lastName></aka></akaList><idList><id><uid>3</uid><idType>${foul}</idType><idNumber>${foul}</idNumber><idCountry>${foul}</idCountry></id><id><uid>4</uid><idType>Gender</idType><idNumber>${foul}</idNumber></id></idList></sdnEntry></sdnList>`,
  },
  {
    format: 'eu-xml',
    content: `<export xmlns="http://eu.europa.ec/fpi/fsd/export"><sanctionEntity logicalId="1"><regulation programme="${foul}" organisationType="${foul}"/><subjectType code="${foul}" classificationCode="${foul}"/><nameAlias wholeName="${foul}" nameLanguage="${foul}" gender="${foul}"/><identification identificationTypeCode="${foul}" number="${foul}" countryIso2Code="${foul}"/></sanctionEntity></export>`,
  },
  {
    format: 'ofac-csv',
    content: `1,"${foul}","${foul}","${foul}","${foul}","${foul}","${foul}","${foul}","${foul}","${foul}","${foul}","${foul}: ${foul}; ${foul} ${foul}."\n`,
  },
  {
    format: 'fr-json',
    content: `{"Publications":{"PublicationDetail":[{"IdRegistre":1,"Nature":"Personne physique","Nom":"${foul}","RegistreDetail":[{"TypeChamp":"${foul}","Valeur":[{"${foul}":"${foul}"}]},{"TypeChamp":"ALIAS","Valeur":[{"Alias":"${foul}"}]}]},{"IdRegistre":2,"Nature":"${foul}","Nom":"${foul}","RegistreDetail":[]}]}}`,
  },
  {
    format: 'ftm',
    content: `{"id":"${foul}","schema":"Person","properties":{"name":["${foul}"],"${foul}":["${foul}"],"gender":["${foul}"]}}\n{"id":"b","schema":"${foul}","properties":{}}\n`,
  },
  {
    format: 'senzing',
    content: `{"DATA_SOURCE":"${foul}","RECORD_ID":"1","RECORD_TYPE":"${foul}","${foul}":"${foul}","NAME_FULL":"${foul}","GENDER":"${foul}","FEATURES":[{"${foul}":"${foul}","NAME_FULL":"${foul}"}]}\n`,
  },
  {
    format: 'table',
    content: `name,gender,nationality,schema,listed on,program,passport,${foul}\n${foul},${foul},${foul},${foul},${foul},${foul},${foul},${foul}\nZebulon,m,be,Person,,,,\n`,
  },
];

test.each(FOUL.flatMap((foul) => people(foul).map((one) => ({ foul, ...one }))))(
  '$format: $foul is a word that means nothing',
  async ({ foul, format, content }) => {
    const events = await read('sdn.csv', content, format);
    const records = events.filter((event) => event.kind === 'record');
    expect(records.length + codesOf(events).length).toBeGreaterThan(0);
    expect(namesOf(events)).toEqual(expect.arrayContaining([foul]));
    for (const record of records)
      for (const { schema, values } of record.entities) {
        expect(typeof schema).toBe('string');
        for (const { prop, value, lang } of values) {
          expect([typeof prop, typeof value, typeof (lang ?? '')]).toEqual(['string', 'string', 'string']);
          expect(`${schema}${prop}${value}`).not.toContain('[native code]');
        }
      }
  },
);
