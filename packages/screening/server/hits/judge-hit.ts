import { type Acting, type Context, refused, type Trx } from '@belfry/platform/server';
import type { Judgement } from '../../core/api';
import { type JudgementRow, type JudgeProblem, judge, standing, undo } from '../../core/hits/judgements';
import { hitStore } from './store';

type Ask = { readonly hitId: string; readonly by: Acting };

/**
 * SCR-5: an officer's word on one hit. Two officers at once: the second is told who was first.
 *
 * @throws Refused `hit/not-found` 404, `hit/already-judged` 409, `hit/reason-missing` 422
 */
export async function judgeHit(
  context: Context,
  ask: Ask & { readonly judgement: Exclude<Judgement, 'no_judgement'>; readonly reason: string },
): Promise<void> {
  await onHit(context, ask, async (trx, rows) => {
    const judged = judge(rows, ask);
    if (!judged.ok) throw problem(judged.error, rows);
    const { judgement, reason } = judged.value;
    await say(context, trx, { ...ask, judgement, reason, undoes: null });
    return { judgement, reason };
  });
}

/** SCR-6: takes the last word back, by appending. Throws Refused `hit/not-found` 404, `hit/nothing-to-undo` 409. */
export async function undoJudgement(context: Context, ask: Ask): Promise<void> {
  await onHit(context, ask, async (trx, rows, remembered) => {
    const undone = undo(rows, remembered);
    if (!undone.ok) throw problem(undone.error, rows);
    await say(context, trx, { ...ask, ...undone.value, reason: 'undo' });
    return { judgement: undone.value.judgement, undoes: undone.value.undoes };
  });
}

type Change = (
  trx: Trx,
  rows: readonly (JudgementRow & { officer: string })[],
  remembered: boolean,
) => Promise<{ judgement: Judgement; reason?: string; undoes?: string | null }>;

async function onHit(context: Context, { hitId, by }: Ask, change: Change): Promise<void> {
  const touched = await context.db.transaction().execute(async (trx) => {
    const hits = hitStore(trx);
    const hit = await hits.find(hitId, true);
    if (!hit) throw refused({ code: 'hit/not-found', status: 404, facts: { id: hitId.slice(0, 40) } });
    const rows = (await hits.judgements([hitId])).get(hitId) ?? [];
    const { judgement, reason, undoes } = await change(trx, rows, hit.remembered_from !== null);
    // What rested on this hit's negative waits again as soon as it is not the last word any more.
    const forgotten =
      hit.judgement === 'negative' && judgement !== 'negative' ? await hits.forgetFrom([hitId]) : [];
    const detail = {
      judgement,
      screening: hit.screening_id,
      ...(undoes && { undoes }),
      ...(forgotten.length && { forgotten }),
    };
    await context.log.write(
      by,
      { act: 'alteration', objectKind: 'hit', objectId: hitId, ...(reason && { reason }), detail },
      trx,
    );
    return [hitId, ...forgotten.slice(0, 100)];
  });
  for (const id of touched) context.changes.tell({ kind: 'hit', id });
}

async function say(
  { now }: Context,
  trx: Trx,
  word: Ask & { judgement: Judgement; reason: string; undoes: string | null },
): Promise<void> {
  const hits = hitStore(trx);
  const { hitId, by, judgement, reason, undoes } = word;
  const [officer, at] = [{ officerId: by.officerId, mandateId: by.mandateId }, now()];
  await hits.append([{ hitId, judgement, reason, undoes }], { ...officer, at });
  const stands = standing((await hits.judgements([hitId])).get(hitId) ?? []);
  await hits.setStanding([hitId], judgement, stands && { officerId: stands.officerId, at: stands.at });
}

function problem(error: JudgeProblem, rows: readonly (JudgementRow & { officer: string })[]) {
  if (error.code === 'hit/reason-missing') return refused({ code: error.code, status: 422 });
  const by = error.by && rows.find(({ id }) => id === error.by?.id);
  const facts = by && { officer: by.officer, judgement: by.judgement, at: by.at.toISOString() };
  return refused({ code: error.code, status: 409, ...(facts && { facts }) });
}
