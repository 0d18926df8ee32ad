import { statfs } from 'node:fs/promises';
import { listLists } from '@belfry/lists/server';
import { MATCHER } from '@belfry/matching';
import { readConfig } from '@belfry/server';
import type { Cli } from '../cli';
import type { Finding } from '../verbs/doctor';
import { refusalOf } from './refusal';
import { type Belfry, withBelfry } from './with-belfry';

const GIB = 1024 ** 3;
/** Below this a load of large lists may not fit. */
const LITTLE_DISK_BYTES = 2 * GIB;
const NO_DISK_BYTES = 0.2 * GIB;

/** Looks at everything an installation stands on; what cannot be opened is a finding, not a failure. */
export async function examine(cli: Cli, ask: { readonly onlyMigrate: boolean }): Promise<Finding[]> {
  const config = readConfig(process.env, process.cwd());
  const versions: Finding[] = [
    {
      what: 'node',
      state: Number(process.versions.node.split('.')[0]) >= 20 ? 'ok' : 'wrong',
      found: process.versions.node,
    },
    { what: 'matcher', state: 'ok', found: MATCHER },
  ];
  try {
    const found = await withBelfry(async (belfry) => [
      ...databaseOf(cli, belfry),
      ...(ask.onlyMigrate ? [] : [...(await listsOf(cli, belfry)), keyOf(belfry)]),
    ]);
    if (ask.onlyMigrate) return found;
    return [...versions, ...found, await diskOf(cli, config.data)];
  } catch (error) {
    const refusal = await refusalOf(error, cli.say);
    if (!refusal) throw error;
    return [...versions, { what: 'database', state: 'wrong', found: refusal.text }];
  }
}

function databaseOf({ say }: Cli, { installation: { database, context } }: Belfry): Finding[] {
  const { kind, place, version, migrated } = database;
  const applied = migrated.length > 0 ? migrated.join(', ') : say('doctor.current');
  return [
    { what: 'belfry', state: 'ok', found: context.version },
    {
      what: 'database',
      state: 'ok',
      found: `${say(`doctor.database.${kind}`)} PostgreSQL ${version}, ${place}`,
    },
    { what: 'migrations', state: 'ok', found: applied },
  ];
}

async function listsOf({ say }: Cli, { installation, by }: Belfry): Promise<Finding[]> {
  const lists = await listLists(installation.domains.lists, { by });
  if (lists.length === 0) return [{ what: 'lists', state: 'warning', found: say('lists.none') }];
  return lists.map((list): Finding => {
    const age =
      list.ageHours === null
        ? say('lists.state.empty')
        : say('age.hours', { count: Math.round(list.ageHours) });
    const failing = list.refreshProblem !== null;
    const held = list.held ? `, ${say('lists.state.held')}` : '';
    const state = failing || !list.edition ? 'wrong' : list.stale || list.held ? 'warning' : 'ok';
    return {
      what: 'list',
      state,
      found: `${list.name}: ${age}${failing ? `, ${say('lists.state.failing')}` : ''}${held}`,
    };
  });
}

const keyOf = ({ installation: { context } }: Belfry): Finding => ({
  what: 'key',
  state: 'ok',
  found: context.signer.keyId,
});

async function diskOf({ say }: Cli, folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const state = free < NO_DISK_BYTES ? 'wrong' : free < LITTLE_DISK_BYTES ? 'warning' : 'ok';
  return { what: 'disk', state, found: say('doctor.free', { gib: (free / GIB).toFixed(1), folder }) };
}
