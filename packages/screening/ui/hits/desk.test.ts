import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Judgement } from '../../core/api';
import * as desk from './desk';

const queue: desk.Queued[] = ['a', 'b', 'c', 'd'].map((id) => ({ id, judgement: 'no_judgement' }));
const at = (selected: string): desk.Desk => ({ ...desk.EMPTY_DESK, selected });
const decide = (hitId: string, judgement: Judgement, before: Judgement = 'no_judgement'): desk.Decision => ({
  hitId,
  judgement,
  before,
  reason: 'other birth date',
});

test.each([
  { from: 'b', by: 1, to: 'c' },
  { from: 'b', by: -1, to: 'a' },
  { from: 'd', by: 1, to: 'd' },
  { from: 'a', by: -10, to: 'a' },
  { from: 'gone', by: 1, to: 'a' },
])('from $from by $by to $to', ({ from, by, to }) => {
  expect(desk.move(at(from), queue, by).selected).toBe(to);
});

test('a decision moves on at once, past what is decided, and keeps its place in the queue', () => {
  const first = desk.judge(at('c'), queue, decide('c', 'negative'));
  expect(first.selected).toBe('d');
  const second = desk.judge(desk.select(first, 'b'), queue, decide('b', 'positive'));
  expect(second.selected).toBe('d');
  expect(desk.judgementOf(second, queue[2]!)).toBe('negative');
  expect(second.outbox.map((act) => [act.kind, act.hitId])).toEqual([
    ['judge', 'c'],
    ['judge', 'b'],
  ]);
});

test('at the end it goes back to what was passed over, and stays when nothing is left', () => {
  let now = desk.judge(at('d'), queue, decide('d', 'negative'));
  expect(now.selected).toBe('c');
  for (const id of ['c', 'b', 'a']) now = desk.judge(now, queue, decide(id, 'negative'));
  expect(now.selected).toBe('a');
});

test.each(['positive', 'negative'] as const)('what is judged %s must first be taken back', (before) => {
  const now = at('a');
  expect(desk.judge(now, queue, decide('a', 'unsure', before))).toBe(now);
});

test('undo shows the hit again as it was and tells the server in order', () => {
  const judged = desk.judge(at('a'), queue, decide('a', 'negative'));
  const undone = desk.undo(judged);
  expect(undone.selected).toBe('a');
  expect(desk.judgementOf(undone, queue[0]!)).toBe('no_judgement');
  expect(undone.outbox.map((act) => act.kind)).toEqual(['judge', 'undo']);
  expect(desk.undo(undone)).toBe(undone);
});

test('an answer to an early act does not overwrite a later one on the same hit', () => {
  const undone = desk.undo(desk.judge(at('a'), queue, decide('a', 'negative')));
  const answered = desk.confirm(undone, 1, 'negative');
  expect(desk.judgementOf(answered, queue[0]!)).toBe('no_judgement');
  expect(answered.outbox.map((act) => act.key)).toEqual([2]);
});

test('a refusal is kept to be read, shows what stands, and leaves the officer where they are', () => {
  const moved = desk.judge(at('a'), queue, decide('a', 'negative'));
  const refused = desk.refuse(moved, 1, { judgement: 'positive', problem: { code: 'hit/already-judged' } });
  expect(refused.selected).toBe('b');
  expect(desk.judgementOf(refused, queue[0]!)).toBe('positive');
  expect(refused.refused).toHaveLength(1);
  expect(refused.undoable).toEqual([]);
  expect(desk.dismiss(refused, 'a').refused).toEqual([]);
});

test('a refusal without an answer brings back what stood before', () => {
  const refused = desk.refuse(desk.judge(at('a'), queue, decide('a', 'unsure')), 1, {
    judgement: null,
    problem: 'offline',
  });
  expect(desk.judgementOf(refused, queue[0]!)).toBe('no_judgement');
});

test('news of a hit on its way is not heard; other news is', () => {
  const moved = desk.judge(at('a'), queue, decide('a', 'negative'));
  expect(desk.hear(moved, { id: 'a', judgement: 'positive' })).toBe(moved);
  expect(desk.judgementOf(desk.hear(moved, { id: 'b', judgement: 'positive' }), queue[1]!)).toBe('positive');
});

test('what is on its way is told apart from what is stored; news of others is neither', () => {
  const judged = desk.judge(at('a'), queue, decide('a', 'negative'));
  expect([desk.onTheWay(judged), judged.stored]).toEqual([1, 0]);
  const stored = desk.confirm(judged, 1, 'negative');
  expect([desk.onTheWay(stored), stored.stored]).toEqual([0, 1]);
  const undone = desk.undo(desk.hear(stored, { id: 'b', judgement: 'positive' }));
  expect([desk.onTheWay(undone), undone.stored]).toEqual([-1, 1]);
  expect(desk.renewed(undone)).toMatchObject({ storedAtStart: 1, outbox: undone.outbox });
});

test('deciding an unsure hit settles nothing more', () => {
  const judged = desk.judge(at('a'), queue, decide('a', 'positive', 'unsure'));
  expect(desk.onTheWay(judged)).toBe(0);
});

test('however decided, stored, refused and undone: what is settled is counted once', () => {
  const judgement = fc.constantFrom<Judgement>('positive', 'negative', 'unsure');
  const step = fc.oneof(
    fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), judgement }),
    fc.constantFrom('undo' as const, 'stored' as const, 'refused' as const),
  );
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let now = at('a');
      const there = new Map<string, Judgement>();
      for (const one of steps) {
        const next = now.outbox[0];
        if (one === 'undo') now = desk.undo(now);
        else if (one === 'stored' && next) {
          there.set(next.hitId, next.kind === 'judge' ? next.judgement : next.before);
          now = desk.confirm(now, next.key, there.get(next.hitId)!);
        } else if (one === 'refused' && next) {
          now = desk.refuse(now, next.key, {
            judgement: there.get(next.hitId) ?? 'no_judgement',
            problem: 'no',
          });
        } else if (typeof one === 'object') {
          const before = desk.judgementOf(now, { id: one.id, judgement: 'no_judgement' });
          now = desk.judge(now, queue, decide(one.id, one.judgement, before));
        }
        const settled = queue.filter((hit) => desk.judgementOf(now, hit) !== 'no_judgement').length;
        expect(now.stored + desk.onTheWay(now)).toBe(settled);
        expect(now.stored).toBe([...there.values()].filter((one) => one !== 'no_judgement').length);
      }
      expect(new Set(now.outbox.map((act) => act.key)).size).toBe(now.outbox.length);
    }),
  );
});
