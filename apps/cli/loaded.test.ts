import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { commandIn, csvRows, UN_LIST } from './cli.testing';

const cli = commandIn('loaded');
afterAll(cli.remove);
cli.write('un.xml', UN_LIST);
cli.write('later.xml', UN_LIST.replace('1970-02-03', '1970-03-02'));
cli.write('broken.xml', UN_LIST.slice(0, 900));
cli.write(
  'one.xml',
  UN_LIST.replace(/<INDIVIDUAL><DATAID>2<[\s\S]*?<\/INDIVIDUAL>/, '').replace(
    /<ENTITY>[\s\S]*<\/ENTITY>/,
    '',
  ),
);
cli.write('s.csv', 'name,birth_date\nZebulon Quistorp,1970-02-03\n');

const listed = async () => JSON.parse((await cli.run(['lists', 'ls', '--json'])).out);

test('lists are loaded, compared, searched and screened from a database of their own', {
  timeout: 400_000,
}, async () => {
  const first = await cli.run(['lists', 'add', 'un', 'un.xml', '--title', 'Invented list']);
  expect([first.code, first.out]).toEqual([0, expect.stringContaining('3 entries; listed 3')]);
  expect((await cli.run(['lists', 'add', 'un', 'un.xml', '--lang', 'fr'])).out).toContain('inchangée');

  const second = await cli.run(['lists', 'add', 'un', 'later.xml']);
  expect([second.code, second.out]).toEqual([0, expect.stringContaining('changed 1')]);
  const diff = await cli.run(['lists', 'diff', 'un']);
  expect(diff.code).toBe(1);
  expect(diff.out).toContain('− birthDate: 1970-02-03');
  expect(diff.out).toContain('+ birthDate: 1970-03-02');

  const broken = await cli.run(['lists', 'add', 'un', 'broken.xml']);
  expect([broken.code, broken.out]).toEqual([2, expect.stringMatching(/line \d+.*stays in service/s)]);
  const shrunk = await cli.run(['lists', 'add', 'un', 'one.xml']);
  expect([shrunk.code, shrunk.out]).toEqual([1, expect.stringContaining('--confirm')]);
  expect(await listed()).toMatchObject([
    { name: 'un', title: 'Invented list', edition: { number: 2, entries: 3 } },
  ]);

  const screened = await cli.run(['screen', 's.csv', '--against', 'un', '-q']);
  expect([screened.code, csvRows(screened.out)[1]![4]]).toEqual([1, 'un-1']);
  const search = await cli.run(['search', 'quistorp', 'zebulon', '--json']);
  expect([search.code, JSON.parse(search.out).items[0].canonicalId]).toEqual([1, 'un-1']);
  const entity = await cli.run(['entity', 'un-1']);
  expect([entity.code, entity.out]).toEqual([0, expect.stringContaining('birthDate: 1970-03-02')]);
  const exported = await cli.run(['export', 'un', '-q']);
  expect(
    exported.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id),
  ).toContain('un-1');
  const unknown = await cli.run(['screen', 's.csv', '--against', 'nolist']);
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('nolist')]);
  expect((await cli.run(['doctor', '--json'])).code).toBe(0);
});

test('a load that is killed leaves the edition before, and can be done again', {
  timeout: 400_000,
}, async () => {
  const entries = Array.from(
    { length: 4000 },
    (_, i) => `<INDIVIDUAL><DATAID>${1000 + i}</DATAID><FIRST_NAME>Zeb${i}</FIRST_NAME></INDIVIDUAL>`,
  );
  cli.write('large.xml', UN_LIST.replace('</INDIVIDUALS>', `${entries.join('\n')}</INDIVIDUALS>`));
  const before = (await listed())[0].edition.number;
  const child = cli.start(['lists', 'add', 'un', 'large.xml']);
  const ended = new Promise((done) => child.on('close', done));
  await pause(2_500);
  child.kill('SIGKILL');
  await ended;
  const now = (await listed())[0];
  expect([before, before + 3]).toContain(now.edition.number);
  const again = await cli.run(['lists', 'add', 'un', 'large.xml']);
  expect(again.code).toBe(0);
  expect((await listed())[0].edition.entries).toBe(4003);
});
