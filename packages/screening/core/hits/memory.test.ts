import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameSubject, type Judged, memoryOf } from './memory';

const pair = { subjectHash: 's1', entryHash: 'e1', canonicalId: 'NK-1', entityIds: ['a', 'b'] };
const judged = (over: Partial<Judged> = {}): Judged => ({
  ...pair,
  hitId: '1',
  judgement: 'negative',
  judgedAt: new Date('2026-01-01'),
  ...over,
});

test.each([
  { why: 'nothing was judged', earlier: [], memory: null },
  { why: 'a negative stands', earlier: [judged()], memory: { kind: 'remembered', hitId: '1' } },
  {
    why: 'the subject changed',
    earlier: [judged({ subjectHash: 's0' })],
    memory: { kind: 'lapsed', hitId: '1', side: 'subject' },
  },
  {
    why: 'the entry changed',
    earlier: [judged({ entryHash: 'e0' })],
    memory: { kind: 'lapsed', hitId: '1', side: 'entry' },
  },
  {
    why: 'both changed',
    earlier: [judged({ entryHash: 'e0', subjectHash: 's0' })],
    memory: { kind: 'lapsed', hitId: '1', side: 'both' },
  },
  {
    why: 'a later positive is the last word',
    earlier: [judged(), judged({ hitId: '2', judgement: 'positive', judgedAt: new Date('2026-02-01') })],
    memory: null,
  },
  {
    why: 'a later reopening is the last word',
    earlier: [judged(), judged({ hitId: '2', judgement: 'no_judgement', judgedAt: new Date('2026-02-01') })],
    memory: null,
  },
  { why: 'another entry', earlier: [judged({ canonicalId: 'NK-2', entityIds: ['c'] })], memory: null },
  {
    why: 'the entry was joined with another since',
    earlier: [judged({ canonicalId: 'a', entityIds: ['a'], entryHash: 'e0' })],
    memory: { kind: 'lapsed', hitId: '1', side: 'entry' },
  },
])('SCR-7 $why', ({ earlier, memory }) => {
  expect(memoryOf(pair, earlier)).toEqual(memory);
});

test('SCR-7 a remembered negative never hides a changed pair, whatever was judged before', () => {
  const hash = fc.constantFrom('s0', 's1');
  const entry = fc.constantFrom('e0', 'e1');
  const before = fc.record({
    hitId: fc.nat().map(String),
    judgement: fc.constantFrom(
      'positive' as const,
      'negative' as const,
      'unsure' as const,
      'no_judgement' as const,
    ),
    judgedAt: fc.date({ min: new Date('2020-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
    subjectHash: hash,
    entryHash: entry,
    canonicalId: fc.constantFrom('NK-1', 'NK-2'),
    entityIds: fc.subarray(['a', 'b', 'c']),
  });
  fc.assert(
    fc.property(fc.array(before), (earlier) => {
      const memory = memoryOf(pair, earlier);
      if (memory?.kind !== 'remembered') return;
      const from = earlier.filter((e) => e.hitId === memory.hitId);
      expect(from.some((e) => e.subjectHash === pair.subjectHash && e.entryHash === pair.entryHash)).toBe(
        true,
      );
      expect(from.some((e) => e.judgement === 'negative')).toBe(true);
    }),
  );
});

test.each([
  { a: { name: ['Ferdi Lamot'] }, b: { name: ['Ferdi Van Damme'] }, same: true },
  {
    a: { name: ['Ferdi Lamot'], birthDate: ['1980'] },
    b: { name: ['Anna Peeters'], birthDate: ['1980'] },
    same: true,
  },
  { a: { name: ['Ferdi Lamot'] }, b: { name: ['Anna Peeters'] }, same: false },
])('references are used again: $a.name and $b.name are the same subject: $same', ({ a, b, same }) => {
  const of = (properties: object) => ({
    schema: 'Person',
    properties: properties as Record<string, string[]>,
  });
  expect(isSameSubject(of(a), of(b))).toBe(same);
});
