import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isA, property, schema } from '@belfry/model';
import { expect, test } from 'vitest';
import type { ListFile, ReadEvent, ReadOptions } from '../../core/record';
import { fileOf } from '../bytes';
import { type AllRead, allRead, sharedFile } from '../xml/reading.testing';
import {
  readFrJson,
  readFtm,
  readOfacCsv,
  readOfsiCsv,
  readSenzing,
  readTable,
  readTableList,
} from './index';

type Reader = (files: readonly ListFile[], options: ReadOptions) => AsyncIterable<ReadEvent>;
/** Entries of a file, counted without the reader. */
type Count = (text: string) => number;

const lines: Count = (text) => text.split('\n').filter((line) => line.trim() !== '').length;
const numberedRows: Count = (text) => text.match(/^\d+,/gm)?.length ?? 0;

const LISTS: {
  path: string;
  others?: string[];
  reader: Reader;
  count: Count;
  lost: number;
  props: Record<string, number>;
}[] = [
  {
    path: 'sanctions/ofac-un-watchman/sdn.csv',
    others: ['alt.csv', 'add.csv'],
    reader: readOfacCsv,
    count: numberedRows,
    lost: 0,
    props: {
      birthDate: 3_000,
      alias: 9_000,
      weakAlias: 1_500,
      imoNumber: 300,
      passportNumber: 1_000,
      addressEntity: 7_000,
      program: 7_000,
      flag: 300,
    },
  },
  {
    path: 'sanctions/ofac-watchman-bench/sdn.csv',
    others: ['alt.csv', 'add.csv', 'sdn_comments.csv'],
    reader: readOfacCsv,
    count: numberedRows,
    lost: 0,
    props: {
      birthDate: 4_000,
      alias: 11_000,
      weakAlias: 2_000,
      publicKey: 90,
      leiCode: 1,
      serialNumber: 200,
    },
  },
  {
    path: 'sanctions/ofac-un-watchman/cons_prim.csv',
    others: ['cons_alt.csv', 'cons_add.csv', 'cons_comments.csv'],
    reader: readOfacCsv,
    count: numberedRows,
    lost: 0,
    props: { alias: 500 },
  },
  {
    path: 'sanctions/fr-gels/index.json',
    reader: readFrJson,
    count: (text) => text.match(/"IdRegistre":/g)?.length ?? 0,
    lost: 0,
    props: { birthDate: 4_000, alias: 9_000, nationality: 2_500, imoNumber: 38, passportNumber: 600 },
  },
  {
    path: 'sanctions/senzing/us_congress_senzing.json',
    reader: readSenzing,
    count: lines,
    lost: 0,
    props: { birthDate: 1_300, name: 1_300 },
  },
  {
    path: 'sanctions/senzing/peps_senzing.json',
    reader: readSenzing,
    count: (text) => text.match(/"RECORD_ID"/g)?.length ?? 0,
    lost: 0,
    props: { name: 3 },
  },
  { path: 'ftm/eu_authorities.ftm.json', reader: readFtm, count: lines, lost: 0, props: { weakAlias: 100 } },
  {
    path: 'ftm/yente/dataset/zala/entities.ftm.json',
    reader: readFtm,
    count: lines,
    lost: 0,
    props: { name: 150 },
  },
  { path: 'ftm/yente/dataset/t1/entities.ftm.json', reader: readFtm, count: lines, lost: 0, props: {} },
  {
    path: 'ftm/yente/dataset/parteispenden/entities.ftm.json',
    reader: readFtm,
    count: lines,
    lost: 0,
    props: {},
  },
  { path: 'ftm/aleph_samples.ijson', reader: readFtm, count: lines, lost: 0, props: {} },
  {
    path: 'sanctions/ch_fiaa_freezes.csv',
    reader: readTableList,
    count: (text) => lines(text) - 1,
    lost: 0,
    props: { birthDate: 140 },
  },
  {
    path: 'sanctions/us_fincen_special_measures.csv',
    reader: readTableList,
    count: () => 490,
    lost: 0,
    props: { name: 490 },
  },
];

test.each(LISTS)(
  'every entry of $path is read',
  async ({ path, others = [], reader, count, lost, props }) => {
    const file = sharedFile(path, `that every entry of ${path} is read`);
    if (!file) return expect(file).toBeNull();
    const files = await Promise.all([file, ...others.map((name) => join(dirname(file), name))].map(fileOf));
    const read = await allRead(reader, files);
    expect(read.records).toHaveLength(count(readFileSync(file, 'latin1')));
    expect(read.rejected.filter((one) => one.lost === 'entry')).toHaveLength(lost);
    expect(read.rejected.length).toBeLessThan(read.records.length / 20);
    for (const [prop, least] of Object.entries(props))
      expect([prop, valuesOf(read, prop)]).toEqual([prop, expect.toSatisfy((n) => (n as number) >= least)]);
    expectSound(read);
  },
);

const valuesOf = ({ records }: AllRead, prop: string) =>
  records
    .flatMap(({ entities }) => entities)
    .reduce((sum, { values }) => sum + values.filter((value) => value.prop === prop).length, 0);

/** Every entity is of a schema FollowTheMoney has, every value of a property that schema has, every id once. */
function expectSound({ records }: AllRead): void {
  const ids = new Set<string>();
  let again = 0;
  for (const { entities } of records)
    for (const { id, schema: name, values } of entities) {
      if (ids.has(id)) again++;
      ids.add(id);
      if (!schema(name)) throw new Error(`no schema ${name}`);
      for (const { prop, value } of values)
        if (!property(name, prop) || value === '') throw new Error(`${name}.${prop}: "${value}"`);
    }
  expect(again).toBe(0);
}

test('deltas of the delta samples are told one by one', async () => {
  const file = sharedFile('ftm/yente/dataset/t2/20240528014702-pfh/entities.delta.json', 'delta files');
  if (!file) return expect(file).toBeNull();
  const read = await allRead(readFtm, await fileOf(file));
  expect(read.facts).toEqual([{ kind: 'facts', delta: true }]);
  expect(read.records.map(({ op }) => op)).toEqual(['ADD', 'MOD']);
});

test.each([
  { path: 'sanctions/deriv-samples/sample_hmt.csv', entries: 6 },
  { path: 'sanctions/uk-ofsi-conlist/conlist_csv_head_2026-06.csv', entries: 2 },
])('both header variants of the UK list: $path', async ({ path, entries }) => {
  const file = sharedFile(path, 'the UK list');
  if (!file) return expect(file).toBeNull();
  const read = await allRead(readOfsiCsv, await fileOf(file));
  expect(read.rejected).toEqual([]);
  expect(read.records).toHaveLength(entries);
  expect(read.facts[0]!.publishedAt).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(read.records.every(({ entities }) => isA(entities[0]!.schema, 'Person'))).toBe(true);
});

test.each([
  { path: 'ocindex/global_oc_index_2021_2023_2025.xlsx', rows: 193, column: 'Country' },
  { path: 'er/splink/fake_1000.csv', rows: 1000, column: 'first_name' },
  { path: 'er/dedupe_csv_example_input_with_true_ids.csv', rows: 3337, column: 'Address' },
  { path: 'sanctions/ofac-un-watchman/dpl.txt', rows: 546, column: 'Name' },
  { path: 'companies/gleif_elf-codes-1.4.1.csv', rows: 3659, column: 'ELF Code' },
])('the table $path has $rows rows', async ({ path, rows, column }) => {
  const file = sharedFile(path, `that ${path} is read as a table`);
  if (!file) return expect(file).toBeNull();
  let [read, told] = [0, 0];
  for await (const row of readTable(await fileOf(file)))
    if (row.kind === 'rejected') told++;
    else if (row.cells[column] !== undefined) read++;
  expect([read, told]).toEqual([rows, 0]);
});

test.each(['documents/aleph_demo.pdf', 'documents/aircrafts-iom.xls', 'documents/baleen/test.docx'])(
  '%s is no table',
  async (path) => {
    const file = sharedFile(path, `that ${path} is refused`);
    if (!file) return expect(file).toBeNull();
    const rows = readTable(await fileOf(file));
    await expect(rows.next()).rejects.toMatchObject({ code: expect.stringMatching(/^lists\/(is-|bad-)/) });
  },
);
