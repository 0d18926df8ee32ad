import { generateKeyPairSync } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { canonicalJson } from '@belfry/platform';
import { testDatabase } from '@belfry/platform/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Receipt } from '../../core/api';
import { loadEdition, person, screeningApp } from '../screening.testing';
import { replay, storedLists } from './replay';
import { verifyReceipt } from './verify-receipt';

const database = testDatabase();
const LISTED = [
  person('q1', 'Zebulon Quisthoudt', { birthDate: '1961-04-12' }),
  person('q2', 'Ottoline Vandersnickt'),
];

async function screened(name = 'Zebulon Quisthoudt', over: object = {}) {
  await loadEdition(database.db, 'national', LISTED);
  const { app } = await screeningApp(database);
  const payload = { subject: { schema: 'Person', properties: { name: [name] } }, reason: 'badge', ...over };
  const answer = await app.ask({ method: 'POST', url: '/api/screenings', payload });
  expect(answer.statusCode, answer.body).toBe(200);
  const { id, subjectHits } = answer.json();
  const receipt = async () => (await app.ask(`/api/screenings/${id}/receipt`)).json() as Receipt;
  const judge = (hit: string, judgement: string) =>
    app.ask({
      method: 'POST',
      url: `/api/hits/${hit}/judgements`,
      payload: { judgement, reason: 'other birth date' },
    });
  return { app, id, receipt, judge, hits: subjectHits as { id: string }[] };
}

test('SCR-9 a receipt says who asked what against which editions, what was found and what was said', async () => {
  const { receipt, judge, hits } = await screened();
  await judge(hits[0]!.id, 'negative');
  const { body } = await receipt();
  expect(body).toMatchObject({
    format: 'belfry-receipt/1',
    screening: {
      officer: 'Demo',
      service: 'Belfry',
      mandate: 'Demonstration: Screening against lists',
      reason: 'badge',
      state: 'done',
    },
    editions: [{ dataset: 'national', number: 1 }],
    total: 1,
    subjects: [
      {
        row: 1,
        properties: { name: ['Zebulon Quisthoudt'] },
        hits: [
          {
            entityIds: ['q1'],
            judgements: [
              { judgement: 'negative', officer: 'Demo', reason: 'other birth date', undone: false },
            ],
          },
        ],
      },
    ],
  });
  expect(body.editions[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('SCR-9 the same is not issued twice; what changes is', async () => {
  const { receipt, judge, hits } = await screened();
  const first = await receipt();
  database.setNow('2026-11-23T09:30:00Z');
  expect(await receipt()).toEqual(first);
  await judge(hits[0]!.id, 'unsure');
  const second = await receipt();
  expect(second.body.id).not.toBe(first.body.id);
  expect([first, second].map((each) => verifyReceipt(each).valid)).toEqual([true, true]);
});

test('SCR-9 a remembered negative stands on the receipt with who said it', async () => {
  const { app, judge, hits } = await screened();
  await judge(hits[0]!.id, 'negative');
  const payload = {
    subject: { schema: 'Person', properties: { name: ['Zebulon Quisthoudt'] } },
    reason: 'badge',
  };
  const { id } = (await app.ask({ method: 'POST', url: '/api/screenings', payload })).json();
  const { body } = (await app.ask(`/api/screenings/${id}/receipt`)).json() as Receipt;
  expect(body.subjects[0]!.hits[0]!.judgements).toMatchObject([
    { judgement: 'negative', rememberedFrom: hits[0]!.id, officer: 'Demo' },
  ]);
});

test('SCR-9 any altered byte fails verification', async () => {
  const { receipt } = await screened('Zébulon Quisthoudt');
  const whole = await receipt();
  expect(verifyReceipt(whole)).toEqual({ valid: true, keyKnown: false });
  const bytes = Buffer.from(JSON.stringify(whole));
  const flip = fc.record({ at: fc.nat(bytes.length - 1), to: fc.integer({ min: 0, max: 255 }) });
  fc.assert(
    fc.property(flip, ({ at, to }) => {
      const altered = Buffer.from(bytes);
      altered[at] = to;
      let parsed: unknown;
      try {
        parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(altered));
      } catch {
        return;
      }
      expect(verifyReceipt(parsed).valid).toBe(isDeepStrictEqual(parsed, whole));
    }),
    { numRuns: 3_000 },
  );
});

test.each([
  {
    why: 'a member more in the body',
    alter: (r: Receipt) => ({ ...r, body: { ...r.body, note: 'x' } }),
    reason: 'receipt/signature',
  },
  {
    why: 'a member more beside it',
    alter: (r: Receipt) => ({ ...r, note: 'x' }),
    reason: 'receipt/malformed',
  },
  { why: 'no body', alter: ({ body: _, ...r }: Receipt) => r, reason: 'receipt/malformed' },
  {
    why: 'bits that base64 ignores',
    alter: (r: Receipt) => ({ ...r, signature: ignoredBit(r.signature) }),
    reason: 'receipt/signature',
  },
  {
    why: 'a key written otherwise',
    alter: (r: Receipt) => ({ ...r, publicKey: `${r.publicKey}\n` }),
    reason: 'receipt/key-mismatch',
  },
  {
    why: 'another key',
    alter: (r: Receipt) => ({ ...r, publicKey: otherKey() }),
    reason: 'receipt/key-mismatch',
  },
  { why: 'not even an object', alter: () => 'receipt', reason: 'receipt/malformed' },
])('SCR-9 $why: $reason', async ({ alter, reason }) => {
  const { receipt } = await screened();
  expect(verifyReceipt(alter(await receipt()))).toMatchObject({ valid: false, reason });
});

const otherKey = () =>
  generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }) as string;
const ignoredBit = (signature: string) => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const at = signature.length - 3;
  return signature.slice(0, at) + letters[letters.indexOf(signature[at]!) + 1] + signature.slice(at + 1);
};

test('the server says whether the key is its own', async () => {
  const { app, receipt } = await screened();
  const verify = async (payload: object) =>
    (await app.ask({ method: 'POST', url: '/api/receipts/verify', payload })).json();
  const issued = await receipt();
  expect(await verify(issued)).toEqual({ valid: true, keyKnown: true });
  expect(await verify({ a: 1 })).toEqual({ valid: false, reason: 'receipt/malformed', keyKnown: false });
});

test('SCR-10 a replay on the same editions finds the same, even after the list has changed', async () => {
  const { receipt } = await screened();
  const { body } = await receipt();
  await loadEdition(database.db, 'national', [LISTED[1]!]);
  expect(await replay(storedLists(database.db), body)).toMatchObject({
    same: true,
    differences: [],
    subjects: 1,
    missingEditions: [],
  });
});

test('SCR-10 a replay says what differs, row by row, and which editions it could not have', async () => {
  const { receipt } = await screened();
  const { body } = JSON.parse(canonicalJson(await receipt())) as Receipt;
  const subject = body.subjects[0]!;
  const hit = subject.hits[0]!;
  const lists = storedLists(database.db);
  expect(
    await replay(lists, { ...body, screening: { ...body.screening, matcher: 'belfry-0' } }),
  ).toMatchObject({
    same: true,
    matcher: { before: 'belfry-0' },
  });
  const lower = { ...body, subjects: [{ ...subject, hits: [{ ...hit, score: 0.71 }] }] };
  expect((await replay(lists, lower)).differences).toMatchObject([
    { row: 1, kind: 'score', before: 0.71, entityId: 'q1' },
  ]);
  const none = { ...body, subjects: [{ ...subject, hits: [] }] };
  expect((await replay(lists, none)).differences).toMatchObject([{ kind: 'new', before: null }]);
  const elsewhere = { ...body, editions: [{ ...body.editions[0]!, sha256: '0'.repeat(64) }] };
  const lost = await replay(lists, elsewhere);
  expect(lost).toMatchObject({
    same: false,
    missingEditions: [{ dataset: 'national' }],
    differences: [{ kind: 'gone', now: null }],
  });
});

test('SCR-9 a receipt that says something twice is none: readers would show different things under one signature', async () => {
  const { app, receipt } = await screened();
  const text = JSON.stringify(await receipt());
  const verify = async (payload: string) => {
    const headers = { 'content-type': 'application/json' };
    return (await app.ask({ method: 'POST', url: '/api/receipts/verify', payload, headers })).json();
  };
  expect(await verify(text)).toMatchObject({ valid: true, keyKnown: true });
  const twice = text.replace('"reason":"badge"', '"reason":"holiday","reason":"badge"');
  expect(twice).not.toBe(text);
  expect(await verify(twice)).toEqual({ valid: false, reason: 'receipt/malformed', keyKnown: false });
  const escaped = text.replace('"reason":"badge"', '"r\\u0065ason":"holiday","reason":"badge"');
  expect(await verify(escaped)).toMatchObject({ valid: false, reason: 'receipt/malformed' });
});

test.each([
  { why: 'a number beyond all numbers', from: '"total":1', to: '"total":1e999', valid: false },
  { why: 'a number that only looks another', from: '"total":1', to: '"total":1.0', valid: true },
  { why: 'a number that is another', from: '"total":1', to: '"total":2', valid: false },
  { why: 'a prototype', from: '"total":1', to: '"total":1,"__proto__":{"total":2}', valid: false },
  { why: 'a member nobody knows', from: '"total":1', to: '"total":1,"note":"x"', valid: false },
])('SCR-9 $why: valid is $valid', async ({ from, to, valid }) => {
  const { app, receipt } = await screened();
  const payload = JSON.stringify(await receipt()).replace(from, to);
  expect(payload).toContain(to);
  const headers = { 'content-type': 'application/json' };
  const answer = await app.ask({ method: 'POST', url: '/api/receipts/verify', payload, headers });
  expect(answer.json()).toMatchObject({ valid });
});

test.each([
  { payload: `{"body":[${'{},'.repeat(4_100_000)}{}]}`, status: 413, code: 'request/too-large' },
  { payload: `{"body":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, status: 400, code: 'request/too-deep' },
  { payload: '{"body":', status: 400, code: 'request/json' },
])('what is made to fill the memory is refused as a receipt: $code', async ({ payload, status, code }) => {
  const { app } = await screeningApp(database);
  const headers = { 'content-type': 'application/json' };
  const answer = await app.ask({ method: 'POST', url: '/api/receipts/verify', payload, headers });
  expect(answer.json()).toMatchObject({ status, code });
});
