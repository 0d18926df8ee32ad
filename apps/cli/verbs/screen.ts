import { MATCHER } from '@belfry/matching';
import type { ListedEntity } from '@belfry/profiles';
import type { IndexedEntity, ResultFormat, ResultRow } from '@belfry/screening';
import { writeResults } from '@belfry/screening';
import type { Cli } from '../cli';
import { EXIT, type ExitCode } from '../exit-codes';
import { type ListsAsked, listsAsked, type OfflineList } from '../offline/list-files';
import type { FoundHit, ListContent, ScreenQuery } from '../offline/messages';
import { entriesOf, joinedOf } from '../offline/picture';
import type { ListRead } from '../offline/read-lists';
import { screened } from '../offline/screened';
import { type Screener, screenerWith, threadsWorthwhile } from '../offline/screener';
import { inputFile } from '../offline/spool';
import { type Subjects, subjectsIn } from '../offline/subject-rows';
import { htmlReport } from '../output/html-report';
import { progressOn } from '../output/progress';
import { type Writer, writerTo } from '../output/writer';
import { CliProblem } from '../problem';
import { flagTeller, tellLists } from './tell';

export type ScreenOptions = {
  readonly against: readonly string[];
  readonly threshold: number;
  readonly cutoff?: number;
  readonly limit: number;
  readonly format: ResultFormat;
  readonly output?: string;
  readonly map?: readonly string[];
  readonly schema?: string;
  readonly threads?: number;
};

/** Bytes of subjects, and of lists, from which starting threads costs less than it saves. */
const WORTH_MATCHERS = 24_000;
const WORTH_READERS = 1_500_000;

/**
 * `belfry screen SUBJECTS --against LIST…`: one row for each hit of each subject.
 *
 * @returns 0 without hits, 1 with hits at or above the threshold
 */
export async function screen(cli: Cli, subjectsPath: string, options: ScreenOptions): Promise<ExitCode> {
  if (subjectsPath === '-' && options.against.includes('-')) throw new CliProblem('input/stdin-twice');
  const started = performance.now();
  const file = await inputFile(subjectsPath);
  const subjects = await subjectsIn({
    file,
    shown: subjectsPath,
    today: new Date().toISOString().slice(0, 10),
    signal: cli.signal,
    ...(options.map && { map: options.map }),
    ...(options.schema && { schema: options.schema }),
  });
  const asked = await listsAsked(options.against);
  const screener = await screenerWith(threadsFor(file.size, asked, options));
  try {
    const lists = await loadInto(cli, screener, { asked, withHashes: options.format === 'html' });
    const writer = await writerTo(options.output);
    try {
      const found = await writeHits(cli, { subjects, screener, writer, options, facts: lists.facts });
      await writer.finish();
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      cli.note(
        cli.say('screen.done', {
          ...counted(cli, { ...found, entries: lists.entries, lists: lists.count }),
          seconds,
        }),
      );
      return found.hits > 0 ? EXIT.found : EXIT.ok;
    } catch (error) {
      await writer.discard();
      throw error;
    }
  } finally {
    await screener.close();
  }
}

/** Many subjects are worth several indexes; large lists are worth reading side by side. */
function threadsFor(subjectBytes: number, { offline }: ListsAsked, { threads }: ScreenOptions) {
  const many = subjectBytes > WORTH_MATCHERS;
  const large = offline.reduce((sum, list) => sum + bytesOf(list), 0) > WORTH_READERS;
  const count = threads ?? (many || large ? threadsWorthwhile() : 0);
  return { threads: count, matchers: many || threads !== undefined ? count : 1 };
}

/** Each number with its word, in the language's plural. */
function counted({ say }: Cli, numbers: Count & { entries: number; lists: number }) {
  const told = (what: 'subjects' | 'hits' | 'flagged' | 'entries' | 'lists') =>
    say(`count.${what}`, { count: numbers[what] });
  return {
    subjects: told('subjects'),
    withHits: numbers.withHits,
    hits: told('hits'),
    flagged: told('flagged'),
    entries: told('entries'),
    lists: told('lists'),
  };
}

type Loaded = { readonly entries: number; readonly count: number; readonly facts: readonly string[] };

/** Reads what was asked for and gives it to the screener. */
async function loadInto(
  cli: Cli,
  screener: Screener,
  { asked, withHashes }: { readonly asked: ListsAsked; readonly withHashes: boolean },
): Promise<Loaded> {
  const facts: string[] = [];
  let entries = 0;
  if (asked.loaded.length > 0) {
    const { eachLoadedList } = await import('../server-side/loaded-lists');
    await eachLoadedList(cli, asked.loaded, async (list, stream) => {
      await putAll(screener, stream, [list.name]);
      entries += list.entries;
      facts.push(cli.say('html.list', list));
    });
  }
  if (asked.offline.length > 0) {
    const read = await readOffline(cli, screener, asked);
    await tellLists(cli, read, asked.joined);
    for (const one of read) {
      entries += one.entries;
      if (withHashes) facts.push(await listFact(cli, one));
    }
  }
  return { entries, count: asked.offline.length + asked.loaded.length, facts };
}

/** Lists are read side by side; entries are indexed while it is found which of them are one thing. */
async function readOffline(cli: Cli, screener: Screener, { offline }: ListsAsked): Promise<ListRead[]> {
  const progress = progressOn(cli.say, 'progress.reading', cli.watched);
  const ask = { signal: cli.signal, progress: (bytes: number) => progress.step(Math.round(bytes / 1000)) };
  const bySize = [...offline].sort((a, b) => bytesOf(b) - bytesOf(a));
  const contents = new Map<OfflineList, ListContent>();
  const one = async (list: OfflineList) => void contents.set(list, await screener.read(list, ask));
  if (!screener.sideBySide) for (const list of offline) await one(list);
  else await untilOneFails(bySize.map(one), cli.signal);
  progress.end();
  cli.signal.throwIfAborted();
  const entities: ListedEntity[] = [];
  for (const list of offline) for (const entity of contents.get(list)!.entities) entities.push(entity);
  const datasets = offline.map(({ dataset }) => dataset);
  screener.put(entriesOf(entities), datasets);
  screener.put(joinedOf(entities), datasets);
  return offline.map((list) => {
    const { entities: _, ...read } = contents.get(list)!;
    return { list, ...read };
  });
}

const bytesOf = ({ files }: OfflineList) => files.reduce((sum, { size }) => sum + size, 0);

/** Threads cannot be told to stop reading: they are left behind, and end with the command. */
async function untilOneFails(work: readonly Promise<void>[], signal: AbortSignal): Promise<void> {
  const stopped = new Promise<never>((_, stop) => {
    signal.addEventListener('abort', () => stop(signal.reason), { once: true });
  });
  stopped.catch(() => {});
  await Promise.race([Promise.all(work), stopped]);
}

async function listFact({ say, signal }: Cli, { list, entries }: ListRead): Promise<string> {
  const { sha256OfFiles } = await import('@belfry/lists/read');
  const { sha256 } = await sha256OfFiles(list.files, signal);
  return say('html.list', { name: list.dataset, entries, sha256 });
}

async function putAll(
  screener: Screener,
  entities: AsyncIterable<IndexedEntity>,
  datasets: readonly string[],
) {
  let page: IndexedEntity[] = [];
  for await (const entity of entities) {
    if (page.push(entity) < 2_000) continue;
    screener.put(page, datasets);
    page = [];
  }
  screener.put(page, datasets);
}

type Writing = {
  readonly subjects: Subjects;
  readonly screener: Screener;
  readonly writer: Writer;
  readonly options: ScreenOptions;
  readonly facts: readonly string[];
};
type Count = { subjects: number; hits: number; withHits: number; flagged: number };

async function writeHits(cli: Cli, writing: Writing): Promise<Count> {
  const { subjects, screener, writer, options, facts } = writing;
  const query: ScreenQuery = {
    threshold: Math.min(options.threshold, options.cutoff ?? options.threshold),
    limit: options.limit,
    language: cli.language,
    reasons: options.format === 'html',
  };
  const count: Count = { subjects: 0, hits: 0, withHits: 0, flagged: 0 };
  const progress = progressOn(cli.say, 'progress.screening', cli.watched && options.output !== undefined);
  const flags = flagTeller(cli);
  const rows = async function* () {
    for await (const { row, subject, flags: found, hits } of screened(subjects.rows(), screener, query)) {
      cli.signal.throwIfAborted();
      count.subjects++;
      if (found.length > 0) count.flagged++;
      flags.take(row, found);
      const above = hits.filter(({ score }) => score >= options.threshold);
      count.hits += above.length;
      if (above.length > 0) count.withHits++;
      for (const hit of hits) yield { ...hit, row, subject: subject.caption };
      progress.step(count.subjects);
    }
  };
  for await (const text of texts(cli, rows(), { options, facts })) await writer.write(text);
  progress.end();
  flags.end();
  return count;
}

type Hit = FoundHit & { readonly row: number; readonly subject: string };

function texts(
  cli: Cli,
  hits: AsyncIterable<Hit>,
  { options, facts }: { options: ScreenOptions; facts: readonly string[] },
): AsyncIterable<string> {
  if (options.format !== 'html') return writeResults(asRows(hits), options.format);
  const about = cli.say('html.about', {
    threshold: options.threshold,
    matcher: MATCHER,
    at: new Date().toISOString(),
  });
  return htmlReport(hits, { title: cli.say('html.title'), facts: [about, ...facts] }, cli.say);
}

async function* asRows(hits: AsyncIterable<Hit>): AsyncGenerator<ResultRow> {
  for await (const {
    row,
    subject,
    score,
    sureness,
    entityIds,
    caption,
    schema,
    datasets,
    explanation,
  } of hits)
    yield { row, subject, score, sureness, entity_id: entityIds[0]!, caption, schema, datasets, explanation };
}
