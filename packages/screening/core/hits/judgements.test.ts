import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type JudgementRow, judge, standing, undo } from './judgements';

const row = (
  id: number,
  judgement: JudgementRow['judgement'],
  undoes: number | null = null,
): JudgementRow => ({
  id: String(id),
  judgement,
  officerId: 'o',
  reason: 'r',
  at: new Date(id),
  undoes: undoes === null ? null : String(undoes),
});

test.each([
  { rows: [], judged: true, why: 'open' },
  { rows: [row(1, 'unsure')], judged: true, why: 'unsure' },
  { rows: [row(1, 'positive')], judged: false, why: 'decided' },
  { rows: [row(1, 'negative')], judged: false, why: 'decided' },
  { rows: [row(1, 'negative'), row(2, 'no_judgement', 1)], judged: true, why: 'undone' },
  { rows: [row(1, 'unsure'), row(2, 'positive'), row(3, 'unsure', 2)], judged: true, why: 'back to unsure' },
])('SCR-5 a hit that is $why may be judged: $judged', ({ rows, judged }) => {
  expect(judge(rows, { judgement: 'negative', reason: 'other birth date' }).ok).toBe(judged);
});

test('SCR-5 no judgement without a reason', () => {
  expect(judge([], { judgement: 'negative', reason: ' \n' })).toEqual({
    ok: false,
    error: { code: 'hit/reason-missing' },
  });
});

test('SCR-6 undoing everything in turn leads back to where it began, and never removes a row', () => {
  const judgement = fc.constantFrom('positive' as const, 'negative' as const, 'unsure' as const);
  fc.assert(
    fc.property(fc.array(judgement, { maxLength: 6 }), fc.boolean(), (asked, remembered) => {
      let rows: JudgementRow[] = [];
      for (const one of asked) {
        const judged = judge(rows, { judgement: one, reason: 'r' });
        if (judged.ok) rows = [...rows, row(rows.length + 1, judged.value.judgement)];
      }
      const judgedRows = rows.length;
      for (let i = 0; i < judgedRows; i++) {
        const undone = undo(rows, remembered);
        if (!undone.ok) throw new Error('nothing to undo');
        rows = [...rows, { ...row(rows.length + 1, undone.value.judgement), undoes: undone.value.undoes }];
      }
      expect(standing(rows)).toBeNull();
      expect(rows).toHaveLength(2 * judgedRows);
      if (judgedRows > 0) expect(rows.at(-1)!.judgement).toBe(remembered ? 'negative' : 'no_judgement');
    }),
  );
});

test('SCR-6 a remembered negative can be set aside, and nothing more than that', () => {
  expect(undo([], true)).toEqual({ ok: true, value: { judgement: 'no_judgement', undoes: null } });
  expect(undo([], false)).toEqual({ ok: false, error: { code: 'hit/nothing-to-undo' } });
});
