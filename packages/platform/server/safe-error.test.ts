import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLogger } from './logger';
import { safeError } from './safe-error';

test.each([
  { message: 'invalid input syntax for type date: "Peeters"', left: 'invalid input syntax for type date: …' },
  {
    message: `Unexpected token 'P', "Peeters" is not valid JSON`,
    left: 'Unexpected token …, … is not valid JSON',
  },
  { message: 'Key (name)=(Peeters) already exists.', left: 'Key … already exists.' },
  { message: 'unclosed "Peeters', left: 'unclosed …' },
])('$message is logged as $left', ({ message, left }) => {
  expect(safeError(new Error(message)).message).toBe(left);
});

test('the detail of a database error, which repeats rows, is not logged; its place is', () => {
  let said = '';
  const to = new Writable({
    write(chunk, _, done) {
      said += String(chunk);
      done();
    },
  });
  const error = Object.assign(new Error('duplicate key'), {
    code: '23505',
    table: 'officer',
    constraint: 'officer_pkey',
    detail: 'Key (name)=(Peeters) already exists.',
    cause: new Error('under it: "Peeters"'),
  });
  createLogger('info', to).error({ err: error }, 'broke');
  expect(said).not.toContain('Peeters');
  expect(JSON.parse(said)).toMatchObject({
    err: { code: '23505', table: 'officer', constraint: 'officer_pkey' },
  });
  expect(said).toContain('safe-error.test.ts');
});
