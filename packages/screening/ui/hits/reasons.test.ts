import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contribution } from './bars';
import { REASONS, readRemembered, reasonFits, reasonFor } from './reasons';

const said = (feature: string, relation: string): Contribution => ({
  feature,
  relation,
  left: 'a',
  right: 'b',
  bits: 1,
});

test.each([
  { reason: 'other-birth-date', evidence: [said('birth-date', 'conflict')], fits: true },
  { reason: 'other-birth-date', evidence: [said('birth-date', 'same')], fits: false },
  { reason: 'other-birth-date', evidence: [said('birth-date', 'missing')], fits: false },
  { reason: 'other-birth-date', evidence: [], fits: false },
  {
    reason: 'other-place',
    evidence: [said('nationality', 'same'), said('birth-place', 'different')],
    fits: true,
  },
  { reason: 'same-birth-and-name', evidence: [said('birth-date', 'swapped')], fits: true },
  { reason: 'homonym', evidence: [said('birth-date', 'same')], fits: true },
])('$reason with $evidence: $fits', ({ reason, evidence, fits }) => {
  expect(reasonFits(reason, evidence)).toBe(fits);
});

test('a remembered reason is used again unless the hit contradicts it', () => {
  const remembered = { negative: { code: 'other-birth-date' }, unsure: { words: 'asked the airport' } };
  expect(reasonFor('negative', remembered, [said('birth-date', 'different')])).toEqual({
    code: 'other-birth-date',
  });
  expect(reasonFor('negative', remembered, [said('birth-date', 'same')])).toBeNull();
  expect(reasonFor('unsure', remembered, [])).toEqual({ words: 'asked the airport' });
  expect(reasonFor('positive', remembered, [])).toBeNull();
});

test('what a session remembers is read back; anything foul is forgotten', () => {
  const kept = { positive: { code: REASONS.positive[0]! }, negative: { words: 'brother of' } };
  expect(readRemembered(JSON.stringify(kept))).toEqual(kept);
  expect(readRemembered('{"positive":{"code":"other-birth-date"},"negative":{"words":"  "}}')).toEqual({});
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (stored) => {
      expect(Object.keys(readRemembered(stored)).every((key) => key in REASONS)).toBe(true);
    }),
  );
});

test('no reason needs more than one number key', () => {
  for (const codes of Object.values(REASONS)) expect(codes.length).toBeLessThanOrEqual(9);
});
