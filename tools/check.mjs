// `npm run check`: exactly what CI runs before the tests. Each step runs even when one before it failed.
import { spawnSync } from 'node:child_process';

const steps = [
  ['format and lint', 'biome', ['ci', '--error-on-warnings', '.']],
  ['types', 'tsc', ['-p', '.']],
  ['walls', 'tsx', ['tools/walls.ts']],
  ['sizes', 'tsx', ['tools/sizes.ts']],
  ['generated tables', 'tsx', ['tools/data.ts', '--check']],
  ['words', 'vitest', ['run', 'tools']],
];
const failed = [];
for (const [name, command, args] of steps) {
  console.log(`\n── ${name}`);
  const { status } = spawnSync('npx', ['--no-install', command, ...args], { stdio: 'inherit' });
  if (status !== 0) failed.push(name);
}
console.log(failed.length === 0 ? '\nall checks hold' : `\nfailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
