import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ListFile, ReadEvent, ReadOptions } from '../../core/record';
import { fileOf } from '../bytes';
import { readEuXml, readOfacAdvancedXml, readOfacXml, readUnXml } from './index';
import { allRead, sharedFile } from './reading.testing';

type Reader = (files: readonly ListFile[], options: ReadOptions) => AsyncIterable<ReadEvent>;

/** Filled elements of one name, counted without any XML reader. */
const countOf = (xml: string, pattern: RegExp) => xml.match(pattern)?.length ?? 0;

const FILES: { path: string; reader: Reader; entry: RegExp; counts: { [prop: string]: RegExp } }[] = [
  {
    path: 'sanctions/ofac-un-watchman/UN_consolidated.xml',
    reader: readUnXml,
    entry: /<(?:INDIVIDUAL|ENTITY)>/g,
    counts: { gender: /<GENDER>(?:Fem|M)ale/gi, unscId: /<REFERENCE_NUMBER>[^<]/g },
  },
  {
    path: 'sanctions/ammitto/un_sanctions_list.xml',
    reader: readUnXml,
    entry: /<(?:INDIVIDUAL|ENTITY)>/g,
    counts: { gender: /<GENDER>(?:Fem|M)ale/gi, unscId: /<REFERENCE_NUMBER>[^<]/g },
  },
  {
    path: 'sanctions/deriv-samples/sample_unsc.xml',
    reader: readUnXml,
    entry: /<(?:INDIVIDUAL|ENTITY)>/g,
    counts: {},
  },
  {
    path: 'sanctions/ammitto/us_govt_sanctions_list.xml',
    reader: readOfacXml,
    entry: /<sdnEntry>/g,
    counts: { lastName: /<sdnType>Individual/g, bikCode: /<idType>BIK/g },
  },
  {
    path: 'sanctions/deriv-samples/sdn.xml',
    reader: readOfacXml,
    entry: /<sdnEntry>/g,
    counts: { weakAlias: /<category>weak/g },
  },
  {
    path: 'sanctions/deriv-samples/sample_eu.xml',
    reader: readEuXml,
    entry: /<sanctionEntity /g,
    counts: { programUrl: /<publicationUrl>/g },
  },
  {
    path: 'sanctions/ofac-advanced/sdn_advanced_excerpt.xml',
    reader: readOfacAdvancedXml,
    entry: /<DistinctParty /g,
    counts: { publicKey: /<VersionDetail /g },
  },
];

test.each(FILES)('every entry of $path is read', async ({ path, reader, entry, counts }) => {
  const file = sharedFile(path, `that every entry of ${path} is read`);
  if (!file) return expect(file).toBeNull();
  const xml = readFileSync(file, 'utf8');
  const { records, rejected } = await allRead(reader, await fileOf(file));
  expect(records.length).toBe(countOf(xml, entry));
  expect(records.length).toBeGreaterThan(0);
  expect(rejected.filter(({ lost }) => lost === 'entry')).toEqual([]);
  for (const [prop, pattern] of Object.entries(counts)) {
    const values = records.flatMap((record) =>
      record.entities.flatMap((one) => one.values.filter((value) => value.prop === prop)),
    );
    expect([prop, values.length]).toEqual([prop, countOf(xml, pattern)]);
  }
  const ids = records.flatMap((record) => record.entities.map(({ id }) => id));
  if (!path.includes('sample_eu')) expect(new Set(ids).size).toBe(ids.length);
});

test('every alias, number and place of birth of the UN list is somewhere among the values', async () => {
  const path = 'sanctions/ofac-un-watchman/UN_consolidated.xml';
  const file = sharedFile(path, 'that no alias of the UN list is lost');
  if (!file) return expect(file).toBeNull();
  const xml = readFileSync(file, 'utf8');
  const { records } = await allRead(readUnXml, await fileOf(file));
  const kept = new Set<string>();
  const fold = (text: string) => text.replace(/\s+/g, ' ').trim();
  for (const record of records)
    for (const { values } of record.entities)
      for (const { value, original } of values) kept.add(fold(value)).add(fold(original ?? value));
  const told = [
    ...xml.matchAll(/<(?:ALIAS_NAME|NAME_ORIGINAL_SCRIPT|NUMBER|FIRST_NAME|CITY|STREET)>([^<]+)</g),
  ].map((match) => fold(match[1]!));
  const text = [...kept].join('\n');
  const entities: { [name: string]: string } = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&apos;': "'",
  };
  const lost = told.filter((one) => {
    const plain = one.replace(/&\w+;/g, (entity) => entities[entity] ?? entity);
    return (
      plain !== '' &&
      plain !== '-' &&
      !/^(?:na|n\/a|unknown)$/i.test(plain) &&
      !kept.has(plain) &&
      !text.includes(plain)
    );
  });
  expect(told.length).toBeGreaterThan(5000);
  expect(lost.length).toBe(0);
});
