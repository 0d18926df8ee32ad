import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson } from '@belfry/platform';
import { type Acting, type Context, type Db, refused } from '@belfry/platform/server';
import type { HitJudgement, Receipt, ReceiptBody } from '../../core/api';
import { rounded } from '../../core/results/result-row';
import { judgementsShown } from '../hits/present';
import { hitStore } from '../hits/store';
import { findScreening } from '../screenings/present';
import { screeningStore } from '../screenings/store';
import { receiptStore } from './store';

const MOST_SUBJECTS = 200_000;
const PAGE = 1_000;

/**
 * SCR-9: the signed proof of a screening as it stands: what was asked, against which editions, what was found and what
 * officers said of it. The same is not issued twice.
 *
 * @throws Refused `screening/not-found` 404, `receipt/too-large` 422
 */
export async function issueReceipt(
  context: Context,
  ask: { screeningId: string; by: Acting },
): Promise<Receipt> {
  const { db, signer } = context;
  const id = randomUUID();
  const receipt = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const content = await contentOf(trx, ask.screeningId, `belfry ${signer.keyId}`);
      const contentHash = createHash('sha256').update(canonicalJson(content)).digest('hex');
      const store = receiptStore(trx);
      const kept = await store.lastOf(content.screening.id, contentHash);
      if (kept) return kept;
      const body: ReceiptBody = { ...content, id, issuedAt: context.now().toISOString() };
      const signature = signer.sign(Buffer.from(canonicalJson(body), 'utf8'));
      const issued = { body, keyId: signer.keyId, publicKey: signer.publicKeyPem, signature };
      await store.insert(issued, { contentHash, issuedTo: ask.by.officerId });
      return issued;
    });
  await context.log.write(ask.by, {
    act: 'disclosure',
    objectKind: 'screening',
    objectId: ask.screeningId,
    detail: { receipt: receipt.body.id },
  });
  return receipt;
}

async function contentOf(
  trx: Db,
  screeningId: string,
  installation: string,
): Promise<Omit<ReceiptBody, 'id' | 'issuedAt'>> {
  const row = await findScreening(trx, screeningId);
  if (row.done > MOST_SUBJECTS)
    throw refused({
      code: 'receipt/too-large',
      status: 422,
      facts: { found: row.done, most: MOST_SUBJECTS },
    });
  const store = receiptStore(trx);
  const [who, mandate] = [await store.officer(row.officer_id), await store.mandate(row.mandate_id)];
  return {
    format: 'belfry-receipt/1',
    installation,
    screening: {
      id: row.id,
      name: row.name,
      startedAt: (row.started_at ?? row.created_at).toISOString(),
      finishedAt: row.finished_at?.toISOString() ?? null,
      state: row.state,
      ...who,
      mandate,
      reason: row.reason,
      threshold: row.threshold,
      hitsPerSubject: row.hits_per_subject,
      matcher: row.matcher,
    },
    editions: row.editions,
    alsoIndexed: row.also_indexed,
    total: row.total,
    subjects: await subjectsOf(trx, row.id),
  };
}

async function subjectsOf(trx: Db, screeningId: string): Promise<ReceiptBody['subjects']> {
  const subjects: ReceiptBody['subjects'] = [];
  for (let after = 0; ; ) {
    const { rows } = await screeningStore(trx).subjectPage({ screeningId, after, limit: PAGE });
    const upTo = rows.at(-1)?.row;
    if (upTo === undefined) return subjects;
    const hits = await hitsOf(trx, screeningId, { after, upTo });
    for (const { row, schema, properties, given, flags } of rows)
      subjects.push({ row, schema, properties, given, flags, hits: hits.get(row) ?? [] });
    after = upTo;
  }
}

type ReceiptHit = ReceiptBody['subjects'][number]['hits'][number];

async function hitsOf(
  trx: Db,
  screeningId: string,
  rows: { after: number; upTo: number },
): Promise<Map<number, ReceiptHit[]>> {
  const store = hitStore(trx);
  const hits = await store.ofScreening(screeningId, rows);
  const said = await store.judgements(
    hits.flatMap(({ id, remembered_from }) => [id, remembered_from ?? []]).flat(),
  );
  const byRow = new Map<number, ReceiptHit[]>();
  for (const hit of hits) {
    const remembered = hit.remembered_from
      ? rememberedFrom(hit.remembered_from, said.get(hit.remembered_from) ?? [])
      : [];
    const shown: ReceiptHit = {
      canonicalId: hit.canonical_id,
      entityIds: hit.entity_ids,
      datasets: hit.datasets,
      caption: hit.caption,
      score: rounded(hit.score),
      sureness: rounded(hit.sureness),
      sentence: hit.explanation.sentence.en,
      judgements: [...remembered, ...judgementsShown(said.get(hit.id) ?? [])],
    };
    byRow.set(hit.row, [...(byRow.get(hit.row) ?? []), shown]);
  }
  return byRow;
}

const rememberedFrom = (hitId: string, rows: Parameters<typeof judgementsShown>[0]): HitJudgement[] =>
  judgementsShown(rows)
    .filter(({ undone }) => !undone)
    .slice(-1)
    .map((row) => ({ ...row, rememberedFrom: hitId }));
