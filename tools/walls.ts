/**
 * The import walls of ARCHITECTURE.md §5, as a check: `tsx tools/walls.ts` prints each breach and exits 1.
 *
 * - `ui/` and `server/` import `core/`, never each other; `core/` imports neither and no I/O of Node
 * - packages meet only through their doors, along the edges in `EDGES`
 * - any `server/` may import platform, any `ui/` ui-kit; `apps/` may import every door
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const EDGES: Readonly<Record<string, readonly string[]>> = {
  model: [],
  matching: ['model'],
  lists: ['model'],
  profiles: ['model', 'matching'],
  screening: ['model', 'matching', 'profiles', 'lists'],
  platform: ['model'],
  'ui-kit': ['model'],
};
/** Shapes every API shares; no behaviour, so a core may speak of them. */
const SHARED_SHAPES = new Set(['@belfry/platform/api']);
const SIDES = new Set(['core', 'server', 'ui', 'read', 'words', 'data']);
const MAY: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  read: ['core', 'read'],
  server: ['core', 'read', 'server', 'words'],
  ui: ['core', 'ui', 'words'],
  words: ['words'],
  data: ['data', 'core'],
};
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)\s*import\s+'([^']+)'/g;

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}

type Place = { readonly file: string; readonly name: string; readonly side: string; readonly test: boolean };

/** Why this import is not allowed; null when it is. */
export function breach(place: Place, target: string): string | null {
  const door = /^@belfry\/([a-z-]+)(?:\/(.+))?$/.exec(target);
  if (door) return doorBreach(place, door[1]!, target);
  if (target.startsWith('.')) return relativeBreach(place, target);
  if (place.side === 'core' && !place.test && target.startsWith('node:'))
    return 'core is pure: no I/O of Node';
  return null;
}

function doorBreach({ name, side, test }: Place, other: string, target: string): string | null {
  if (other === name || SHARED_SHAPES.has(target)) return null;
  if (other === 'platform' && (side === 'server' || test)) return null;
  if (other === 'ui-kit' && (side === 'ui' || test)) return null;
  if (!EDGES[name]?.includes(other)) return `${name} may not import ${other}`;
  if (side === 'ui' && target.endsWith('/server')) return 'ui may not import a server door';
  if (side === 'core' && /\/(server|ui)$/.test(target) && !test) return 'core may import only core doors';
  return null;
}

function relativeBreach({ file, name, side, test }: Place, target: string): string | null {
  const [room, otherName, otherSide] = relative(ROOT, resolve(file, '..', target)).split('/');
  if (room !== 'packages' || otherName !== name) return 'packages meet only through their doors';
  if (test || !otherSide || !SIDES.has(otherSide) || !MAY[side]) return null;
  return MAY[side].includes(otherSide) ? null : `${side} may not import ${otherSide}`;
}

function main(): void {
  let found = 0;
  for (const name of Object.keys(EDGES)) {
    for (const file of sources(join(ROOT, 'packages', name))) {
      const side = relative(join(ROOT, 'packages', name), file).split('/')[0]!;
      const place = { file, name, side, test: /\.test\.tsx?$|testing/.test(file) };
      for (const match of readFileSync(file, 'utf8').matchAll(IMPORT)) {
        const target = match[1] ?? match[2] ?? match[3]!;
        const why = breach(place, target);
        if (!why) continue;
        found++;
        console.error(`${relative(ROOT, file)}: '${target}': ${why}`);
      }
    }
  }
  console.log(found === 0 ? 'walls: no breach' : `walls: ${found} breaches`);
  process.exitCode = found === 0 ? 0 : 1;
}

if (process.argv[1] && resolve(process.argv[1]) === import.meta.filename) main();
