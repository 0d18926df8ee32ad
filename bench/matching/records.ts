/** Record-linkage sets with known clusters: the best pairwise F1, by score and by sureness. */
import { createIndex } from '@belfry/matching';
import type { Entity } from '@belfry/model';
import { sharedRows } from './shared';

type Labelled = { readonly entity: Entity; readonly cluster: string };
export type Linkage = {
  readonly set: string;
  readonly pairs: number;
  readonly byScore: number;
  readonly bySureness: number;
};

const filled = (properties: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(properties).flatMap(([name, value]) => (value ? [[name, [value]]] : [])));

const labelled = (id: string, cluster: string, properties: Record<string, string | undefined>): Labelled => ({
  cluster,
  entity: { id, schema: 'Person', properties: filled(properties) },
});

const isoDate = (digits: string) =>
  /^\d{8}$/.test(digits) ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` : undefined;

const febrl = (row: Record<string, string>) =>
  labelled(row.rec_id!, row.rec_id!.split('-')[1]!, {
    firstName: row.given_name,
    lastName: row.surname,
    birthDate: isoDate(row.date_of_birth!),
    idNumber: row.soc_sec_id,
    address: [row.street_number, row.address_1, row.address_2, row.suburb, row.postcode, row.state]
      .filter((part) => part)
      .join(' '),
  });

const german = (row: Record<string, string>) =>
  labelled(row.rec_id!, row.ent_id!, {
    firstName: `${row.fname_c1} ${row.fname_c2}`.trim(),
    lastName: `${row.lname_c1} ${row.lname_c2}`.trim(),
    birthDate: `${row.by}-${row.bm!.padStart(2, '0')}-${row.bd!.padStart(2, '0')}`,
  });

const fake = (row: Record<string, string>) =>
  labelled(row.unique_id!, row.cluster!, {
    firstName: row.first_name,
    lastName: row.surname,
    birthDate: row.dob,
    address: row.city,
    email: row.email,
  });

const sets: readonly {
  name: string;
  files: readonly string[];
  read: (row: Record<string, string>) => Labelled;
}[] = [
  { name: 'Febrl 1', files: ['er/febrl_dataset1.csv'], read: febrl },
  { name: 'Febrl 3', files: ['er/splink/febrl_dataset3.csv'], read: febrl },
  { name: 'Febrl 4', files: ['er/splink/febrl_dataset4a.csv', 'er/splink/febrl_dataset4b.csv'], read: febrl },
  { name: 'RLdata500', files: ['er/RLdata500_with_identity.csv'], read: german },
  { name: 'fake_1000', files: ['er/splink/fake_1000.csv'], read: fake },
];

/** Sets whose files are not there are left out. Pairs are those the index finds. */
export function linkRecords(only: readonly string[] = sets.map(({ name }) => name)): Linkage[] {
  return sets
    .filter(({ name }) => only.includes(name))
    .flatMap(({ name, files, read }) => {
      const rows = files.map((file) => sharedRows(file));
      return rows.some((row) => row === null)
        ? []
        : [
            link(
              name,
              rows.flatMap((row) => row!.map(read)),
            ),
          ];
    });
}

function link(set: string, records: readonly Labelled[]): Linkage {
  const index = createIndex();
  const clusterOf = new Map(records.map(({ entity, cluster }) => [entity.id, cluster]));
  for (const { entity } of records) index.add(entity);
  const pairs = new Map<string, { score: number; sureness: number; same: boolean }>();
  for (const { entity, cluster } of records) {
    for (const { id, score, sureness } of index.match({ subject: entity, limit: 30, cutoff: 0 })) {
      if (id !== entity.id)
        pairs.set([id, entity.id].sort().join(' '), { score, sureness, same: clusterOf.get(id) === cluster });
    }
  }
  const sizes = clusterSizes(records);
  const truth = sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const all = [...pairs.values()];
  return {
    set,
    pairs: truth,
    byScore: bestF1(
      all.map(({ score, same }) => [score, same]),
      truth,
    ),
    bySureness: bestF1(
      all.map(({ sureness, same }) => [sureness, same]),
      truth,
    ),
  };
}

function clusterSizes(records: readonly Labelled[]): number[] {
  const sizes = new Map<string, number>();
  for (const { cluster } of records) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  return [...sizes.values()];
}

/** The best F1 of any threshold; pairs of one figure are taken together. */
function bestF1(figures: readonly (readonly [number, boolean])[], truth: number): number {
  const falling = figures.toSorted((a, b) => b[0] - a[0]);
  let [right, best] = [0, 0];
  falling.forEach(([figure, same], at) => {
    if (same) right++;
    if (falling[at + 1]?.[0] !== figure) best = Math.max(best, (2 * right) / (at + 1 + truth));
  });
  return best;
}
