import { createWriteStream, existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { type Applicant, generateDemo } from '@belfry/demo';
import type { Entity } from '@belfry/model';

const SHARED = resolve(import.meta.dirname, '../../shared/data/sanctions');

/** What a measurement reads: each list with its files, real ones when they lie beside the repository. */
export type BenchLists = {
  readonly real: boolean;
  readonly lists: readonly { readonly name: string; readonly files: readonly string[] }[];
  /** CSV of 10,000 subjects: half invented afresh, half respelled from invented lists. */
  readonly subjects: string;
};

/** UN, OFAC and French lists (about 15,000 entries), or three invented ones of the same size. */
export async function benchLists(folder: string, subjects = 10_000): Promise<BenchLists> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'subjects.csv');
  await writeSubjects(file, subjects);
  if (existsSync(SHARED)) {
    const ofac = ['sdn.csv', 'alt.csv', 'add.csv', 'sdn_comments.csv'].map((name) =>
      join(SHARED, 'ofac-un-watchman', name),
    );
    const lists = [
      { name: 'un', files: [join(SHARED, 'ofac-un-watchman/UN_consolidated.xml')] },
      { name: 'ofac', files: ofac },
      { name: 'fr', files: [join(SHARED, 'fr-gels/index.json')] },
    ];
    return { real: true, lists, subjects: file };
  }
  const lists = await Promise.all(['one', 'two', 'three'].map((name, i) => inventedList(folder, name, i)));
  return { real: false, lists, subjects: file };
}

/** Seventeen invented national lists make one of 5,100 entries. */
async function inventedList(folder: string, name: string, i: number) {
  const path = join(folder, `${name}.ftm.json`);
  const out = createWriteStream(path);
  for (let part = 0; part < 17; part++) {
    for (const entity of generateDemo(1000 * (i + 1) + part).list)
      out.write(`${JSON.stringify(renumbered(entity, part))}\n`);
  }
  out.end();
  await finished(out);
  return { name, files: [path] };
}

function renumbered(entity: Entity, part: number): Entity {
  const renamed = (id: string) => (id.startsWith('mnl-') ? `p${part}-${id}` : id);
  const properties = Object.fromEntries(
    Object.entries(entity.properties).map(([prop, values]) => [
      prop,
      prop === 'entity' ? values.map(renamed) : values,
    ]),
  );
  return { ...entity, id: renamed(entity.id), properties };
}

async function writeSubjects(path: string, count: number): Promise<void> {
  const out = createWriteStream(path);
  const columns = [
    'reference',
    'last_name',
    'first_name',
    'middle_name',
    'date_of_birth',
    'place_of_birth',
    'nationality',
    'gender',
    'passport',
  ] as const;
  out.write(`${columns.join(',')}\n`);
  let written = 0;
  for (let seed = 1; written < count; seed++) {
    for (const row of generateDemo(seed).applicants) {
      if (written++ >= count) break;
      out.write(`${columns.map((column) => cell(row, column)).join(',')}\n`);
    }
  }
  out.end();
  await finished(out);
}

const cell = (row: Applicant, column: keyof Applicant) => `"${row[column].replaceAll('"', '""')}"`;
