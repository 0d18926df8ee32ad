import type { Acting, Context } from '@belfry/platform/server';
import type { ResultFormat, ResultRow } from '../../core/results/result-row';
import { type ResultPage, writeResults } from '../../core/results/write-results';
import { words } from '../../words/index';
import { hitStore } from '../hits/store';
import { findScreening } from './present';
import { screeningStore } from './store';

const PAGE = 2_000;

/**
 * The hits of a screening as a file, streamed; the columns are those of the command line.
 *
 * @throws Refused `screening/not-found` 404, before anything is sent
 */
export async function resultsOf(
  context: Context,
  ask: { screeningId: string; format: ResultFormat; by: Acting },
): Promise<{ fileName: string; content: AsyncIterable<string> }> {
  const { format, by } = ask;
  const row = await findScreening(context.db, ask.screeningId);
  const detail = { format };
  await context.log.write(by, { act: 'disclosure', objectKind: 'screening', objectId: row.id, detail });
  const page = pageAbout(row, by.language);
  return {
    fileName: `belfry-${row.created_at.toISOString().slice(0, 10)}-${row.id.slice(0, 8)}.${format}`,
    content: writeResults(rowsOf(context, row.id, by.language), format, page),
  };
}

async function* rowsOf(
  { db }: Context,
  screeningId: string,
  language: Acting['language'],
): AsyncGenerator<ResultRow> {
  for (let after = 0; ; ) {
    const { rows } = await screeningStore(db).subjectPage({ screeningId, hits: 'any', after, limit: PAGE });
    const upTo = rows.at(-1)?.row;
    if (upTo === undefined) return;
    const captions = new Map(rows.map(({ row, caption }) => [row, caption]));
    for (const hit of await hitStore(db).ofScreening(screeningId, { after, upTo }))
      yield {
        row: hit.row,
        subject: captions.get(hit.row) ?? '',
        score: hit.score,
        sureness: hit.sureness,
        entity_id: hit.entity_ids[0] ?? hit.canonical_id,
        caption: hit.caption,
        schema: hit.schema,
        datasets: hit.datasets,
        explanation: hit.explanation.sentence[language],
      };
    after = upTo;
  }
}

type Row = Awaited<ReturnType<typeof findScreening>>;

function pageAbout(row: Row, language: Acting['language']): ResultPage {
  const text: Readonly<Record<string, string>> = words[language];
  const said = (key: string) => text[`results.${key}`] ?? key;
  const lists = row.editions.map(({ title, number }) => `${title} (${number})`).join(', ');
  return {
    title: row.name,
    language,
    facts: [
      `${said('lists')}: ${lists}`,
      `${said('threshold')}: ${row.threshold} · ${said('matcher')}: ${row.matcher}`,
      `${said('subjects')}: ${row.done} · ${said('withHits')}: ${row.subjects_with_hits}`,
      row.created_at.toISOString(),
    ],
    headings: [
      'row',
      'subject',
      'score',
      'sureness',
      'entityId',
      'caption',
      'schema',
      'datasets',
      'explanation',
    ].map(said),
    empty: said('empty'),
  };
}
