import { transliterate } from '@belfry/matching';
import { type Acting, type Context, type Db, refused } from '@belfry/platform/server';
import { type StreamedEntity, streamEntities } from '@belfry/profiles/server';
import type { Selectable } from 'kysely';
import type { EditionUsed, Hit } from '../../core/api';
import { valuesOf } from '../../core/hits/entry-values';
import { standing } from '../../core/hits/judgements';
import { findScreening, presentSubject } from '../screenings/present';
import { screeningStore } from '../screenings/store';
import type { ScreeningTables } from '../tables';
import { judgementsShown, type Said, summaryOf } from './present';
import { hitStore } from './store';

type HitRow = Selectable<ScreeningTables['hit']>;

/**
 * One hit with both sides, the evidence and everything officers said of it. The entry is shown as it stood in the
 * editions that were asked.
 *
 * @throws Refused `hit/not-found` 404
 */
export async function showHit(context: Context, ask: { hitId: string; by: Acting }): Promise<Hit> {
  const { db } = context;
  const hits = hitStore(db);
  const row = await hits.find(ask.hitId);
  if (!row) throw refused({ code: 'hit/not-found', status: 404, facts: { id: ask.hitId.slice(0, 40) } });
  const screening = await findScreening(db, row.screening_id);
  const subject = await screeningStore(db).subject(row.screening_id, row.row);
  const earlier = row.remembered_from ?? row.lapsed_from;
  const said = await hits.judgements([row.id, ...(earlier ? [earlier] : [])]);
  const editions = screening.editions.filter(({ dataset }) => row.datasets.includes(dataset));
  const detail = { screening: row.screening_id };
  await context.log.write(ask.by, { act: 'consultation', objectKind: 'hit', objectId: row.id, detail });
  return {
    ...summaryOf({ ...row, subject: subject.caption }),
    subjectRecord: presentSubject(subject),
    screening: { id: screening.id, name: screening.name, threshold: screening.threshold },
    entry: await entryOf(db, row, editions),
    editions,
    explanation: row.explanation,
    judgements: judgementsShown(said.get(row.id) ?? []).reverse(),
    memory: earlier ? memoryOf(row, earlier, said.get(earlier) ?? []) : null,
  };
}

async function entryOf(db: Db, row: HitRow, editions: readonly EditionUsed[]): Promise<Hit['entry']> {
  const members: StreamedEntity[] = [];
  for (const { dataset, number } of editions)
    for await (const entity of streamEntities(db, { dataset, edition: number, ids: row.entity_ids }))
      members.push(entity);
  const place = ({ id }: { id: string }) => row.entity_ids.indexOf(id);
  members.sort((a, b) => place(a) - place(b));
  return {
    canonicalId: row.canonical_id,
    entityIds: row.entity_ids,
    schema: row.schema,
    caption: row.caption,
    transliteration: inLatin(row.caption),
    values: valuesOf(members).map(({ isName, ...value }) => ({
      ...value,
      transliteration: isName ? inLatin(value.value) : null,
    })),
  };
}

const inLatin = (text: string): string | null =>
  /[^\p{Script=Latin}\P{L}]/u.test(text) ? transliterate(text) || null : null;

function memoryOf(row: HitRow, hitId: string, said: readonly Said[]): Hit['memory'] {
  const last = standing(said);
  const word = last && said.find(({ id }) => id === last.id);
  if (!word) return null;
  const { judgement, officer, reason, at } = word;
  return { hitId, judgement, officer, reason, at: at.toISOString(), lapsed: row.lapsed_side };
}
