import { expect, test } from 'vitest';
import * as desk from './desk';
import { newDeskStore, type Outcome } from './desk-store';

const queue: desk.Queued[] = ['a', 'b', 'c'].map((id) => ({ id, judgement: 'no_judgement' }));
const negative = (hitId: string): desk.Decision => ({
  hitId,
  judgement: 'negative',
  before: 'no_judgement',
  reason: 'r',
});

/** A server that answers when told to. */
function line() {
  const sent: string[] = [];
  const answers: ((outcome: Outcome) => void)[] = [];
  const store = newDeskStore({
    send: (act) => {
      sent.push(`${act.kind} ${act.hitId}`);
      return new Promise((answer) => answers.push(answer));
    },
    pause: () => Promise.resolve(),
  });
  const answer = async (outcome: Outcome) => {
    answers.shift()!(outcome);
    await new Promise((later) => setTimeout(later, 0));
  };
  return { store, sent, answer };
}

test('acts go out one at a time, in the order they were done', async () => {
  const { store, sent, answer } = line();
  store.change((now) => desk.judge(now, queue, negative('a')));
  store.change((now) => desk.judge(now, queue, negative('b')));
  store.change(desk.undo);
  expect(sent).toEqual(['judge a']);
  await answer({ kind: 'stored', judgement: 'negative' });
  await answer({ kind: 'stored', judgement: 'negative' });
  expect(sent).toEqual(['judge a', 'judge b', 'undo b']);
  await answer({ kind: 'stored', judgement: 'no_judgement' });
  expect(store.get().outbox).toEqual([]);
  expect([...store.get().judged]).toEqual([
    ['a', 'negative'],
    ['b', 'no_judgement'],
  ]);
});

test('a server that cannot be reached is tried again; nothing is lost', async () => {
  const { store, sent, answer } = line();
  store.change((now) => desk.judge(now, queue, negative('a')));
  await answer({ kind: 'unreached' });
  expect(store.get().stalled).toBe(true);
  expect(sent).toEqual(['judge a', 'judge a']);
  await answer({ kind: 'stored', judgement: 'negative' });
  expect(store.get()).toMatchObject({ stalled: false, outbox: [] });
});

test('after a refusal the next act is sent', async () => {
  const { store, sent, answer } = line();
  store.change((now) => desk.judge(now, queue, negative('a')));
  store.change((now) => desk.judge(now, queue, negative('b')));
  await answer({ kind: 'refused', judgement: 'positive', problem: { code: 'hit/already-judged' } });
  expect(sent.at(-1)).toBe('judge b');
  expect(store.get().refused.map((one) => one.act.hitId)).toEqual(['a']);
});

test('once the queue is fetched anew only what is on its way is remembered', async () => {
  const { store, answer } = line();
  store.change((now) => desk.judge(now, queue, negative('a')));
  await answer({ kind: 'stored', judgement: 'negative' });
  store.change((now) => desk.judge(now, queue, negative('b')));
  store.change(desk.renewed);
  expect([...store.get().judged.keys()]).toEqual(['b']);
});
