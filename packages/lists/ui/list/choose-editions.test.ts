import { expect, test } from 'vitest';
import { choose } from './choose-editions';

const four = [
  { number: 4, state: 'held' },
  { number: 3, state: 'in_service' },
  { number: 2, state: 'superseded' },
  { number: 1, state: 'superseded' },
];

test.each([
  {
    asked: { from: '', to: '' },
    gives: { from: '3', to: '4' },
    why: 'what is held is what must be looked at',
  },
  { asked: { from: '1', to: '3' }, gives: { from: '1', to: '3' }, why: 'any two' },
  { asked: { from: '', to: '2' }, gives: { from: '1', to: '2' }, why: 'the one before' },
  { asked: { from: '3', to: '2' }, gives: { from: '1', to: '2' }, why: 'from must be earlier' },
  { asked: { from: '0', to: '3' }, gives: { from: '', to: '3' }, why: 'from nothing' },
  { asked: { from: '9', to: 'x' }, gives: { from: '3', to: '4' }, why: 'no such editions' },
  { asked: { from: '', to: '1' }, gives: { from: '', to: '1' }, why: 'nothing before the first' },
])('$asked → $gives: $why', ({ asked, gives }) => {
  expect(choose(four, asked)).toEqual(gives);
});

test('without a held edition the one in service is compared', () => {
  expect(choose(four.slice(1), { from: '', to: '' })).toEqual({ from: '2', to: '3' });
});
