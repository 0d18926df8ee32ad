import { type Applicant, generateDemo } from '@belfry/demo';
import { addList, beginEdition, type ListDeps, loadEdition, removeList } from '@belfry/lists/server';
import type { Entity } from '@belfry/model';
import type { Acting } from '@belfry/platform/server';
import { Refused } from '@belfry/platform/server';
import {
  beginBatch,
  eraseInvented,
  inventedScreening,
  markInvented,
  takeUpload,
} from '@belfry/screening/server';

type Report = (done: number, total?: number) => Promise<void>;
type InventedList = {
  readonly name: string;
  readonly title: string;
  readonly editions: readonly (readonly Entity[])[];
};

const REASON = 'Invented country';
const STEPS = 5;
const APPLICANTS = 'harbour-badges-2026.csv';

/** Loads the invented country: its lists, then its applicants' screening as a job. May be repeated after a kill. */
export async function loadDemo(
  deps: ListDeps,
  { by, report }: { by: Acting; report: Report },
): Promise<void> {
  const country = generateDemo();
  const lists: readonly InventedList[] = [
    {
      name: 'meerland_national',
      title: 'Meerland: national list',
      editions: [country.listBefore, country.list],
    },
    { name: 'meerland_companies', title: 'Meerland: register of companies', editions: [country.companies] },
    { name: 'meerland_ships', title: 'Meerland: register of ships', editions: [country.ships] },
  ];
  await report(0, STEPS);
  let done = 0;
  for (const list of lists) {
    await loadInvented(deps, list, by);
    await report(++done, STEPS);
  }
  if ((await inventedScreening(deps.context.db)) === null)
    await screenApplicants(deps, country.applicants, by);
  await report(STEPS, STEPS);
}

/** Takes the invented lists out of service and erases the invented screenings. */
export async function removeDemo(
  deps: ListDeps,
  { by, report }: { by: Acting; report: Report },
): Promise<void> {
  await deps.context.db.transaction().execute(eraseInvented);
  const names = ['meerland_national', 'meerland_companies', 'meerland_ships'];
  for (const [i, name] of names.entries()) {
    await removeList(deps, name, { by, reason: REASON }).catch(unless('lists/not-found'));
    await report(i + 1, names.length);
  }
}

async function loadInvented(deps: ListDeps, list: InventedList, by: Acting): Promise<void> {
  const { name, title } = list;
  const about = { name, title, publisher: 'Meerland (invented)', format: 'ftm' as const, invented: true };
  await addList(deps, about, { by, reason: REASON }).catch(unless('lists/name-taken'));
  for (const [i, edition] of list.editions.entries()) {
    const fileName = `${name}-${i + 1}.ftm.json`;
    const stored = await deps.context.files.put(bytesOf(edition.map((entity) => JSON.stringify(entity))));
    const files = [{ name: fileName, ...stored }];
    const begun = await beginEdition(deps, name, {
      files,
      by,
      reason: REASON,
      loader: async () => null,
    }).catch(unless('lists/unchanged'));
    if (begun) await loadEdition(deps, { dataset: name, number: begun.number, by, reason: REASON });
  }
}

async function screenApplicants(
  { context }: ListDeps,
  applicants: readonly Applicant[],
  by: Acting,
): Promise<void> {
  const columns = Object.keys(applicants[0]!) as (keyof Applicant)[];
  const rows = applicants.map((row) =>
    columns.map((column) => `"${row[column].replaceAll('"', '""')}"`).join(','),
  );
  const stored = await context.files.put(bytesOf([columns.join(','), ...rows]));
  const upload = await takeUpload(context, { file: { field: 'file', fileName: APPLICANTS, ...stored }, by });
  const mapping = {
    schema: upload.schema,
    columns: Object.fromEntries(upload.columns.map(({ name, guess }) => [name, guess])),
  };
  const ask = {
    uploadId: upload.uploadId,
    mapping,
    datasets: ['meerland_national'],
    reason: REASON,
    name: APPLICANTS,
    by,
  };
  const screening = await beginBatch(context, ask);
  await markInvented(context.db, screening.id);
}

async function* bytesOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(`${lines.join('\n')}\n`);
}

/** Lets one refusal pass: what is there already need not be made again. */
const unless =
  (code: string) =>
  (error: unknown): null => {
    if (error instanceof Refused && error.problem.code === code) return null;
    throw error;
  };
