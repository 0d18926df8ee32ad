import { afterAll, expect, test } from 'vitest';
import { commandIn, EU_LIST, UN_LIST } from './cli.testing';

const cli = commandIn('lists');
afterAll(cli.remove);
cli.write('un.xml', UN_LIST);
cli.write('eu.xml', EU_LIST);

test('a list file in an open format', async () => {
  const ftm = await cli.run(['export', 'un.xml']);
  const entities = ftm.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(ftm.code).toBe(0);
  expect(entities.filter(({ schema }) => schema === 'Sanction')).toHaveLength(3);
  expect(entities.find(({ id }) => id === 'un-1')).toMatchObject({
    schema: 'Person',
    caption: 'Zebulon Quistorp',
    properties: { birthDate: ['1970-02-03'], nationality: ['be'] },
    datasets: ['un'],
    target: true,
    first_seen: '2026-01-02T03:04:05',
  });
  const stix = await cli.run(['export', 'eu.xml', '--format', 'stix', '-q']);
  expect(JSON.parse(stix.out).type).toBe('bundle');
  const csv = await cli.run(['export', 'un.xml', '--format', 'csv', '-q']);
  expect(csv.out).toMatch(/original_value/);
});

test('what was exported is read again, and screens as the original does', async () => {
  await cli.run(['export', 'un.xml', '-o', 'un.ftm.json', '-q']);
  cli.write('s.csv', 'name\nZebulon Quistorp\n');
  const before = await cli.run(['screen', 's.csv', '--against', 'un.xml', '-q']);
  const after = await cli.run(['screen', 's.csv', '--against', 'un=un.ftm.json', '-q']);
  expect(after.out).toBe(before.out);
  expect(before.code).toBe(1);
});

test('the difference between two files, in words', async () => {
  const later = UN_LIST.replace('1970-02-03', '1970-03-02')
    .replace(/<INDIVIDUAL><DATAID>2<[\s\S]*?<\/INDIVIDUAL>/, '')
    .replace(
      '</ENTITIES>',
      '<ENTITY><DATAID>9</DATAID><FIRST_NAME>New Front</FIRST_NAME></ENTITY></ENTITIES>',
    );
  cli.write('later.xml', later);
  const { code, out, err } = await cli.run(['lists', 'diff', 'un.xml', 'later.xml']);
  expect(code).toBe(1);
  expect(out.trimEnd().split('\n')).toEqual([
    '+ listed: New Front (Organization, later-9)',
    '− delisted: Oriana Vandersmissen (Person, later-2)',
    '~ changed: Zebulon Quistorp (Person, later-1)',
    '    − birthDate: 1970-02-03',
    '    + birthDate: 1970-03-02',
  ]);
  expect(err).toContain('3 differences');
  const same = await cli.run(['lists', 'diff', 'un.xml', 'un.xml', '--json', '-q']);
  expect([same.code, same.out]).toEqual([0, '']);
});

test.each([
  { args: ['lists', 'diff', 'un.xml'], why: 'one file alone' },
  { args: ['lists', 'diff', 'un.xml', 'nowhere.xml'], why: 'a missing file' },
  { args: ['export', 'nowhere.xml'], why: 'a missing list' },
])('unusable: $why', async ({ args }) => {
  const { code, out, err } = await cli.run(args);
  expect([code, out]).toEqual([2, '']);
  expect(err).not.toMatch(/\n\s+at /);
});
