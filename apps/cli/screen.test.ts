import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { commandIn, csvRows, EU_LIST, UN_LIST } from './cli.testing';

const cli = commandIn('screen');
afterAll(cli.remove);
cli.write('un.xml', UN_LIST);
cli.write('eu.xml', EU_LIST);
cli.write(
  'subjects.csv',
  'name,birth_date,nationality\nQuistorp Zebulon,1970-02-03,Belgium\nNobody Atall,1990-01-01,France\n',
);

const COLUMNS = 'row,subject,score,sureness,entity_id,caption,schema,datasets,explanation'.split(',');

test('hits of a file against a file: exit 1, the columns, one row a hit, a closing line', async () => {
  const { code, out, err } = await cli.run(['screen', 'subjects.csv', '--against', 'un.xml']);
  const [head, ...rows] = csvRows(out);
  expect(code).toBe(1);
  expect(head).toEqual(COLUMNS);
  expect(rows).toHaveLength(1);
  expect(rows[0]!.slice(0, 2)).toEqual(['1', 'Quistorp Zebulon']);
  expect(Number(rows[0]![2])).toBeGreaterThan(0.9);
  expect(rows[0]!.slice(4, 8)).toEqual(['un-1', 'Zebulon Quistorp', 'Person', 'un']);
  expect(rows[0]![8]).toMatch(/born on the same day/i);
  expect(err).toContain('2 subjects, 1 with 1 hit, 0 flagged rows; 3 entries in 1 list');
});

test('no hits: exit 0 and only the header', async () => {
  cli.write('nobody.csv', 'name\nNobody Atall\n');
  const { code, out } = await cli.run(['screen', 'nobody.csv', '--against', 'un.xml']);
  expect([code, out.trim()]).toEqual([0, COLUMNS.join(',')]);
});

test('one thing in two lists is one hit that names both', async () => {
  const { out } = await cli.run([
    'screen',
    'subjects.csv',
    '--against',
    'un.xml',
    'eu.xml',
    '--format',
    'jsonl',
  ]);
  const hits = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(hits).toHaveLength(1);
  expect(hits[0].datasets.toSorted()).toEqual(['eu', 'un']);
  expect(Object.keys(hits[0])).toEqual(COLUMNS);
});

test('from standard input to standard output, as JSON, in French', async () => {
  const input = 'nom;prénom;date de naissance\nQuistorp;Zebulon;03/02/1970\n';
  const args = ['screen', '-', '--against', 'un.xml', '--json', '--lang', 'fr'];
  const { code, out, err } = await cli.run(args, { input });
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject([{ row: 1, entity_id: 'un-1' }]);
  expect(err).toContain('1 sujet');
});

test.each([
  {
    why: 'JSON lines',
    file: 's.jsonl',
    content: '{"first_name":"Zebulon","last_name":"Quistorp"}\n{"name":"Nobody Atall","x":1}\n',
  },
  {
    why: 'FollowTheMoney',
    file: 's.ftm.json',
    content: '{"id":"a","schema":"Person","properties":{"name":["Zebulon Quistorp"]}}\n',
  },
  {
    why: 'UTF-16 with tabs',
    file: 's.txt',
    content: Buffer.from('\ufefffirst_name\tlast_name\nZebulon\tQuistorp\n', 'utf16le'),
  },
  {
    why: 'semicolons, quotes, a column twice',
    file: 's2.csv',
    content: 'name;name;note\n"Zebulon ""Z"" Quistorp";Zebulon Quistorp;"a;b\nc"\n',
  },
])('subjects as $why', async ({ file, content }) => {
  cli.write(file, content);
  const { code, out } = await cli.run(['screen', file, '--against', 'un.xml', '-q']);
  expect(code).toBe(1);
  expect(
    csvRows(out)
      .slice(1)
      .map((row) => row[4]),
  ).toContain('un-1');
});

test('bad rows are flagged, screened all the same, and counted', async () => {
  cli.write(
    'bad.csv',
    'name,dob,id_number,nationality\nZebulon Quistorp,31/02/1970,85.07.30-033.29,Belgium\nZebulon Quistorp,1970-02-03\nZebulon Quistorp,1970-02-03,,Belgium,extra\n',
  );
  const { code, out, err } = await cli.run(['screen', 'bad.csv', '--against', 'un.xml']);
  expect(code).toBe(1);
  expect(
    csvRows(out)
      .slice(1)
      .map((row) => row[0]),
  ).toEqual(['1', '2', '3']);
  expect(err).toMatch(/Row 1, dob: This is no date.*31\/02\/1970/);
  expect(err).toMatch(/Row 1, id_number: The number’s check digits do not agree/);
  expect(err).toMatch(/Row 2: This row is not as wide as the header/);
  expect(err).toContain('3 flagged rows');
});

test('columns are said with --map, the schema with --schema, fewer hits with --limit', async () => {
  cli.write('odd.csv', 'wie,waar\nQuistorp Shipping,x\n');
  const unmapped = await cli.run(['screen', 'odd.csv', '--against', 'un.xml']);
  expect([unmapped.code, unmapped.err]).toEqual([2, expect.stringContaining('--map')]);
  const args = [
    'screen',
    'odd.csv',
    '--against',
    'un.xml',
    '--map',
    'wie=name',
    '--schema',
    'company',
    '--limit',
    '1',
  ];
  const { code, out } = await cli.run(args);
  expect(code).toBe(1);
  expect(csvRows(out)[1]!.slice(4, 7)).toEqual(['un-3', 'Quistorp Shipping N.V.', 'Organization']);
});

test('--cutoff also writes candidates, and they are no hits', async () => {
  const strict = [
    'screen',
    'subjects.csv',
    '--against',
    'un.xml',
    '--threshold',
    '1',
    '--cutoff',
    '0.2',
    '-q',
  ];
  cli.write('near.csv', 'name,birth_date\nZebulon Quisthorp,1971\n');
  const { code, out } = await cli.run(['screen', 'near.csv', ...strict.slice(2)]);
  expect(code).toBe(0);
  expect(csvRows(out).length).toBeGreaterThan(1);
});

test('threads find the same as one thread does, in the same order', async () => {
  const names = [
    'Zebulon Quistorp',
    'Oriana Vandersmisen',
    'Nobody Atall',
    'Quistorp Shipping NV',
    'O. Vandersmissen',
  ];
  cli.write(
    'many.csv',
    `name\n${Array.from({ length: 203 }, (_, i) => names[i % names.length]).join('\n')}\n`,
  );
  const args = ['screen', 'many.csv', '--against', 'un.xml', 'eu.xml', '-q'];
  const alone = await cli.run([...args, '--threads', '0']);
  const together = await cli.run([...args, '--threads', '2']);
  expect(alone.out.split('\n').length).toBeGreaterThan(100);
  expect(together.out).toBe(alone.out);
});

test('a page stands by itself: escaped, nothing run, nothing fetched, the names marked', async () => {
  cli.write(
    'evil.csv',
    'name,notes\nZebulon <script>alert(1)</script> Quistorp,"=HYPERLINK(""http://x"")"\n',
  );
  const { code, out } = await cli.run([
    'screen',
    'evil.csv',
    '--against',
    'un.xml',
    '--format',
    'html',
    '--threshold',
    '0.3',
    '--lang',
    'de',
  ]);
  expect(code).toBe(1);
  expect(out).toContain('<html lang="de">');
  expect(out).toContain('&lt;script&gt;');
  expect(out).not.toMatch(/<script|<img|<link|src=|href=/);
  expect(out).toContain("default-src 'none'");
  expect(out).toMatch(/<mark class="(?:same|near|other)">/);
  expect(out).toMatch(/SHA-256 [0-9a-f]{64}/);
});

test('-o writes the whole file or none, and leaves nothing behind', async () => {
  writeFileSync(cli.path('result.csv'), 'the result of yesterday\n');
  cli.write('broken.xml', UN_LIST.slice(0, 700));
  const failed = await cli.run(['screen', 'subjects.csv', '--against', 'broken.xml', '-o', 'result.csv']);
  expect(failed.code).toBe(2);
  expect(readFileSync(cli.path('result.csv'), 'utf8')).toBe('the result of yesterday\n');
  const done = await cli.run(['screen', 'subjects.csv', '--against', 'un.xml', '-o', 'result.csv']);
  expect([done.code, done.out]).toEqual([1, '']);
  expect(csvRows(readFileSync(cli.path('result.csv'), 'utf8'))).toHaveLength(2);
  expect(readdirSync(cli.folder).filter((name) => name.includes('.part'))).toEqual([]);
  const nowhere = await cli.run(['screen', 'subjects.csv', '--against', 'un.xml', '-o', 'none/x.csv']);
  expect([nowhere.code, nowhere.err]).toEqual([3, expect.stringContaining('none/x.csv')]);
});

test.each([
  { why: 'no such list', list: 'nothere.xml', say: 'nothere.xml' },
  { why: 'a PDF called .csv', list: 'a.csv', content: '%PDF-1.7\n...', say: 'PDF' },
  { why: 'an empty file', list: 'b.csv', content: '', say: 'b.csv' },
  { why: 'truncated XML, with its line', list: 'c.xml', content: UN_LIST.slice(0, 900), say: /line \d+/ },
  {
    why: 'entity expansion',
    list: 'd.xml',
    content: '<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a "b">]><CONSOLIDATED_LIST>&a;</CONSOLIDATED_LIST>',
    say: 'd.xml',
  },
  {
    why: 'an error page',
    list: 'e.xml',
    content: '<!DOCTYPE html><html><title>404</title></html>',
    say: '404',
  },
  { why: 'XML nobody knows', list: 'f.xml', content: '<hello/>', say: '<hello>' },
  {
    why: 'a zip that is no workbook',
    list: 'g.xlsx',
    content: zipSync({ 'x.txt': strToU8('x') }),
    say: 'g.xlsx',
  },
])('an unusable list is refused with 2: $why', async ({ list, content, say }) => {
  if (content !== undefined) cli.write(list, content);
  const { code, out, err } = await cli.run(['screen', 'subjects.csv', '--against', list]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(typeof say === 'string' ? new RegExp(say.replace(/[.<>]/g, '\\$&')) : say);
  expect(err).not.toMatch(/\n\s+at /);
});

test.each([
  { why: 'a missing file', file: 'gone.csv' },
  { why: 'a folder', file: '.' },
  { why: 'an empty file', file: 'empty.csv', content: '' },
  { why: 'a picture', file: 'p.csv', content: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]) },
  { why: 'no column with names', file: 'n.csv', content: 'colour,size\nred,1\n' },
])('unusable subjects are refused with 2: $why', async ({ file, content }) => {
  if (content !== undefined) cli.write(file, content);
  const { code, err } = await cli.run(['screen', file, '--against', 'un.xml']);
  expect(code).toBe(2);
  expect(err).not.toMatch(/\n\s+at /);
});

test('results that a spreadsheet would run are made inert, and read back as they were', async () => {
  cli.write('minus.csv', 'name\n-Zebulon Quistorp\n');
  const { out } = await cli.run(['screen', 'minus.csv', '--against', 'un.xml', '-q']);
  expect(csvRows(out)[1]![1]).toBe("'-Zebulon Quistorp");
  cli.write('again.csv', `name\n${csvRows(out)[1]![1]}\n`);
  const again = await cli.run(['screen', 'again.csv', '--against', 'un.xml', '-q']);
  expect(again.out).toBe(out);
});

test('the four files of OFAC are one list, found beside the first', async () => {
  cli.write(
    'sdn.csv',
    '7,"QUISTORP, Zebulon","individual","TEST",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 03 Feb 1970."\r\n',
  );
  cli.write('alt.csv', '7,1,"aka","DE KALE, Zeb",-0- \r\n');
  cli.write('alias.csv', 'name\nZeb De Kale\n');
  const { code, out, err } = await cli.run(['screen', 'alias.csv', '--against', 'sdn.csv']);
  expect(code).toBe(1);
  expect(err).toContain('alt.csv');
  expect(csvRows(out)[1]![4]).toBe('sdn-7');
});

test('a list may be named', async () => {
  const { out } = await cli.run(['screen', 'subjects.csv', '--against', 'mine=un.xml', '-q']);
  expect(csvRows(out)[1]!.slice(4, 8)).toEqual(['mine-1', 'Zebulon Quistorp', 'Person', 'mine']);
});

test('whoever closes the output early is not answered with a complaint', async () => {
  const rows = Array.from({ length: 4000 }, () => 'Zebulon Quistorp').join('\n');
  cli.write('big.csv', `name\n${rows}\n`);
  const child = cli.start(['screen', 'big.csv', '--against', 'un.xml', '-q']);
  let err = '';
  child.stderr.on('data', (text) => {
    err += text;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((done) => child.on('close', done));
  expect([code, err]).toEqual([141, '']);
});

test('Ctrl-C ends cleanly, with nothing half written', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `Zebulon ${i} Quistorp`).join('\n');
  cli.write('endless.csv', `name\n${rows}\n`);
  const child = cli.start(['screen', 'endless.csv', '--against', 'un.xml', '-o', 'endless-result.csv']);
  let err = '';
  const reading = new Promise<void>((seen) => {
    child.stderr.on('data', (text) => {
      err += text;
      if (err.includes('3 entries')) seen();
    });
  });
  await reading;
  child.kill('SIGINT');
  const code = await new Promise((done) => child.on('close', done));
  expect([code, err]).toEqual([130, expect.stringContaining('Interrupted')]);
  expect(existsSync(cli.path('endless-result.csv'))).toBe(false);
  expect(readdirSync(cli.folder).filter((name) => name.includes('.part'))).toEqual([]);
});
