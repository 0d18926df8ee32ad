import { testDatabase } from '@belfry/platform/testing';
import { expect, test } from 'vitest';
import { indexKeeper } from '../index/keeper';
import { yenteRoutes } from '../yente/index';
import { screeningRoutes } from './index';

const database = testDatabase();

test('every route is described, with its parameters and what it does', async () => {
  const keeper = indexKeeper({ db: database.db });
  const { context } = database;
  const app = await database.app(screeningRoutes(context, { keeper }), yenteRoutes(context, { keeper }));
  const answer = await app.ask('/api/openapi.json');
  expect(answer.statusCode, answer.body.slice(0, 500)).toBe(200);
  const { paths } = answer.json() as {
    paths: Record<string, Record<string, { summary?: string; parameters?: { name: string }[] }>>;
  };
  const own = [
    '/api/screenings',
    '/api/screenings/{id}/receipt',
    '/api/hits/{id}/undo',
    '/match/{dataset}',
    '/reconcile/{dataset}/v1/match',
  ];
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(own));
  const silent = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { summary }]) => !summary)
      .map(([method]) => `${method} ${path}`),
  );
  expect(silent).toEqual([]);
  const names = (path: string, method: string) =>
    paths[path]?.[method]?.parameters?.map(({ name }) => name) ?? [];
  expect(names('/api/hits', 'get')).toEqual(
    expect.arrayContaining(['judgement', 'min', 'q', 'sort', 'cursor', 'limit']),
  );
  expect(names('/match/{dataset}', 'post')).toEqual(
    expect.arrayContaining([
      'threshold',
      'cutoff',
      'algorithm',
      'topics',
      'changed_since',
      'exclude_entity_ids',
    ]),
  );
});
