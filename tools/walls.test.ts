import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { breach } from './walls';

const at = (path: string) => {
  const [, name, side] = path.split('/');
  return {
    file: resolve(import.meta.dirname, '..', path),
    name: name!,
    side: side!,
    test: path.includes('.test.'),
  };
};

test.each([
  { from: 'packages/screening/ui/HitQueue.tsx', to: '../server/store', why: 'ui may not import server' },
  { from: 'packages/screening/server/store.ts', to: '../ui/HitQueue', why: 'server may not import ui' },
  { from: 'packages/screening/core/judge.ts', to: '../server/store', why: 'core may not import server' },
  { from: 'packages/screening/core/judge.ts', to: 'node:fs', why: 'core is pure: no I/O of Node' },
  {
    from: 'packages/lists/server/store.ts',
    to: '@belfry/profiles/server',
    why: 'lists may not import profiles',
  },
  { from: 'packages/model/core/dates.ts', to: '@belfry/platform', why: 'model may not import platform' },
  {
    from: 'packages/lists/core/diff.ts',
    to: '../../model/core/entity',
    why: 'packages meet only through their doors',
  },
  {
    from: 'packages/screening/ui/HitsPage.tsx',
    to: '@belfry/profiles/server',
    why: 'ui may not import a server door',
  },
])('$from may not import $to', ({ from, to, why }) => {
  expect(breach(at(from), to)).toBe(why);
});

test.each([
  { from: 'packages/screening/server/store.ts', to: '@belfry/platform' },
  { from: 'packages/screening/server/store.ts', to: '../core/judge' },
  { from: 'packages/screening/ui/HitsPage.tsx', to: '@belfry/ui-kit' },
  { from: 'packages/screening/core/api.ts', to: '@belfry/platform/api' },
  { from: 'packages/profiles/core/resolve.ts', to: '@belfry/matching' },
  { from: 'packages/model/core/iban.ts', to: 'ibantools' },
])('$from may import $to', ({ from, to }) => {
  expect(breach(at(from), to)).toBeNull();
});
