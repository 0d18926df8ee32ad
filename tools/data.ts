/**
 * `npm run data`: turns the knowledge under `data/` into TypeScript.
 *
 * Every package that has tables brings a `packages/<name>/data/generate.ts` with
 * `export function generate(root: string)`, which gives `{ path, text }` for each file, `path` absolute
 * or from the repository's root; they are found here by themselves. With `--check` nothing is written, and any difference fails. Names of
 * packages (`npm run data -- model`) limit it to those.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** One generated file: its absolute path and its whole text. */
type Generated = { readonly path: string; readonly text: string };
/** Some generators call the text `content`. */
type Told = { readonly path: string; readonly text?: string; readonly content?: string };
type Generator = { generate(root: string): Told[] | Promise<Told[]> };

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

async function generated(only: readonly string[]): Promise<Generated[]> {
  const files: Generated[] = [];
  for (const name of readdirSync(join(root, 'packages')).sort()) {
    const path = join(root, 'packages', name, 'data', 'generate.ts');
    if (!existsSync(path) || (only.length > 0 && !only.includes(name))) continue;
    const generator = (await import(pathToFileURL(path).href)) as Generator;
    for (const { path: written, text, content } of await generator.generate(root))
      files.push({ path: resolve(root, written), text: text ?? content ?? '' });
  }
  return files;
}

const readOrNull = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : null);

async function main(args: readonly string[]): Promise<number> {
  const check = args.includes('--check');
  const files = await generated(args.filter((arg) => !arg.startsWith('-')));
  const stale = files.filter(({ path, text }) => readOrNull(path) !== text);
  for (const { path, text } of stale) {
    console.log(`${check ? 'differs from its data' : 'written'}: ${relative(root, path)}`);
    if (check) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  if (stale.length === 0) console.log(`${files.length} generated files are up to date`);
  if (check && stale.length > 0) console.error('Run `npm run data` and commit what it writes.');
  return check && stale.length > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
