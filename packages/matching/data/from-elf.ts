/**
 * legal-forms-elf.txt from the ISO 20275 list: `npx tsx from-elf.ts elf-codes.csv`. Run when a new list is out.
 *
 * Keeps forms of two to seven words whose every letter folds to a–z; shorter ones are words too often.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plainLatin } from '../core/text/latin';

const [file] = process.argv.slice(2);
if (!file) throw new Error('usage: npx tsx from-elf.ts elf-codes.csv');
const forms = new Set<string>();
for (const line of readFileSync(file, 'utf8').split(/\r?\n/).slice(1)) {
  const cells = [...line.matchAll(/"((?:[^"]|"")*)"/g)].map((cell) => cell[1]!);
  if (cells[12] !== 'ACTV') continue;
  for (const name of [cells[5], cells[8]]) {
    const words = (name ?? '')
      .toLowerCase()
      .replace(/[’'`.]/g, '')
      .split(/[^\p{L}]+/u)
      .filter(Boolean)
      .map(plainLatin);
    if (words.length >= 2 && words.length <= 7 && words.every((word) => /^[a-z]+$/.test(word)))
      forms.add(words.join(' '));
  }
}
const header =
  '# Legal forms in words, of all countries, folded. Source: GLEIF, ISO 20275 entity legal forms 1.4.1, CC0.\n';
writeFileSync(
  join(dirname(fileURLToPath(import.meta.url)), 'legal-forms-elf.txt'),
  `${header}${[...forms].sort().join('\n')}\n`,
);
