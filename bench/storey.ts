/**
 * `npm run bench:storey`: the figures of the first storey, each beside its bound and beside something plain.
 * Options: `--json`, `--no-screens`, `--keep`.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchLists } from './lists';
import { readBytes } from './plain';
import { belfry, measured } from './process';
import { screens } from './screens';
import { serving } from './serving';

export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: 's' | 'ms' | 'MB';
  readonly bound: number;
  /** What the value is divided by, and the quotient. */
  readonly beside?: { readonly what: string; readonly ratio: number };
};

const json = process.argv.includes('--json');
const say = (line: string) => {
  if (!json) console.log(line);
};

const folder = await mkdtemp(join(tmpdir(), 'belfry-bench-'));
const figures: Figure[] = [];
const add = (figure: Figure) => {
  figures.push(figure);
  const { name, value, unit, bound, beside } = figure;
  const ratio = beside ? `${beside.ratio.toFixed(1)} × ${beside.what}` : '';
  say(
    `${value <= bound ? '●' : '▲'} ${name.padEnd(30)} ${value.toFixed(unit === 's' ? 2 : 0).padStart(8)} ${unit.padEnd(2)}  ≤ ${String(bound).padEnd(5)} ${ratio}`,
  );
};

try {
  const input = await benchLists(folder);
  say(
    `${cpus().length} cores, Node ${process.version}; ${input.real ? 'UN, OFAC and French lists' : 'three invented lists'}, 10,000 invented subjects`,
  );
  const against = input.lists.flatMap(({ files }) => files);
  const plain = await readBytes(against);

  const one = join(folder, 'one.csv');
  await writeFile(one, 'name\nNobody At All\n');
  const ready = await belfry(['screen', one, '--against', ...against, '-o', join(folder, 'one-hits.csv')]);
  mustEnd(ready, [0, 1]);
  add({
    name: 'offline, ready',
    value: ready.seconds,
    unit: 's',
    bound: 10,
    beside: { what: 'reading the bytes', ratio: ready.seconds / plain },
  });
  const all = await belfry([
    'screen',
    input.subjects,
    '--against',
    ...against,
    '-o',
    join(folder, 'hits.csv'),
  ]);
  mustEnd(all, [0, 1]);
  add({
    name: 'offline, 10,000 subjects',
    value: all.seconds,
    unit: 's',
    bound: 20,
    beside: { what: 'offline, ready', ratio: all.seconds / ready.seconds },
  });
  add({ name: 'offline, peak memory', value: all.peakMb, unit: 'MB', bound: 1024 });

  const data = join(folder, 'data');
  const first = await serving(data);
  let stored = 0;
  for (const { name, files } of input.lists) {
    const run = await belfry(['lists', 'add', `bench_${name}`, ...files], { BELFRY_DATA: data });
    mustEnd(run, [0]);
    stored += run.seconds;
  }
  add({
    name: 'stored',
    value: stored,
    unit: 's',
    bound: 30,
    beside: { what: 'offline, ready', ratio: stored / ready.seconds },
  });
  await first.close();

  const empty = await measured(process.execPath, ['-e', '0']);
  const second = await serving(data);
  add({
    name: 'start',
    value: second.seconds,
    unit: 's',
    bound: 10,
    beside: { what: 'node -e 0', ratio: second.seconds / empty.seconds },
  });
  if (!process.argv.includes('--no-screens')) for (const figure of await screens(second, folder)) add(figure);
  await second.close();
  if (json)
    console.log(
      JSON.stringify({ node: process.version, cores: cpus().length, real: input.real, figures }, null, 2),
    );
} finally {
  if (!process.argv.includes('--keep')) await rm(folder, { recursive: true, force: true });
}

function mustEnd(run: { code: number | null; said: string }, codes: readonly number[]): void {
  if (!codes.includes(run.code ?? -1)) throw new Error(`belfry ended with ${run.code}:\n${run.said}`);
}
