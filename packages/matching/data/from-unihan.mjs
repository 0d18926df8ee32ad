/**
 * han.tsv from Unicode's Unihan_Readings.txt and Unihan_Variants.txt: `node from-unihan.mjs READINGS VARIANTS`.
 * Run when a new Unicode version is wanted; characters U+4E00–U+9FFF that have a Mandarin reading.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [readings, variants] = process.argv.slice(2);
if (!readings || !variants)
  throw new Error('usage: node from-unihan.mjs Unihan_Readings.txt Unihan_Variants.txt');

const char = (code) => String.fromCodePoint(Number.parseInt(code, 16));
const basic = (text) => text >= '一' && text <= '鿿';
const lines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) =>
      /^U\+([0-9A-F]+)\t(k\w+)\t(.*)$/.exec(line)?.slice(1)
        ? [/^U\+([0-9A-F]+)\t(k\w+)\t(.*)$/.exec(line).slice(1)]
        : [],
    );
const plain = (text) =>
  text
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
const words = (text, most) => (text ?? '').toLowerCase().split(' ').filter(Boolean).slice(0, most).join(' ');

const rows = new Map();
for (const [code, field, value] of lines(readings)) {
  if (!basic(char(code))) continue;
  rows.set(char(code), { ...rows.get(char(code)), [field]: value });
}
const simplified = new Map();
for (const [code, field, value] of lines(variants)) {
  if (field !== 'kSimplifiedVariant') continue;
  const to = value
    .split(' ')
    .map((other) => char(other.slice(2)))
    .find((other) => other !== char(code) && basic(other));
  if (to) simplified.set(char(code), to);
}
const out = [...rows]
  .filter(([, row]) => row.kMandarin)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([han, row]) =>
    [
      han,
      plain(row.kMandarin.split(' ')[0]),
      (row.kCantonese ?? '').split(' ')[0].replace(/\d/g, ''),
      (row.kHangul ?? '')
        .split(' ')
        .map((one) => one.split(':')[0])
        .filter(Boolean)
        .slice(0, 2)
        .join(' '),
      words(row.kJapaneseOn, 2),
      words(row.kJapaneseKun, 4),
      simplified.get(han) ?? '',
    ].join('\t'),
  );
writeFileSync(
  join(dirname(fileURLToPath(import.meta.url)), 'han.tsv'),
  `# character\tpinyin\tjyutping\thangul\ton\tkun\tsimplified\n${out.join('\n')}\n`,
);
