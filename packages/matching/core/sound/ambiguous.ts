/** Sounds of Korean and Chinese syllables in Latin, whose romanisations differ in voicing (Kim/Gim, Peking/Beijing). */
import { soundsOfLatin } from './latin-rules';

const hangulOpen: Readonly<Record<string, string>> = {
  l: '0',
  r: '0',
  b: '2',
  p: '2',
  d: '4',
  t: '4',
  g: '6',
  k: '6',
  j: '7',
};

/** Revised Romanisation to sounds: `jeong` may be Jung, Chung or Jong; `r` may be l. */
export function soundsOfKorean(latin: string): string {
  const spelt = latin
    .replaceAll('yeo', 'iO')
    .replaceAll('eo', 'O')
    .replaceAll('eu', 'U')
    .replaceAll('ch', 'C');
  let out = '';
  for (const char of spelt) {
    const sound = hangulOpen[char] ?? (char === 'y' ? 'i' : char);
    if (out.at(-1) !== sound) out += sound;
  }
  return out;
}

const pinyinStart: readonly (readonly [RegExp, string])[] = [
  [/^er$/, '0'],
  [/^l/, '0'],
  [/^zh/, '7'],
  [/^ch/, 'C'],
  [/^sh/, 'S'],
  [/^b/, '2'],
  [/^d/, '4'],
  [/^g/, '6'],
  [/^j/, '7'],
  [/^q/, 'C'],
  [/^x/, 'X'],
  [/^z/, 'T'],
  [/^c/, 'T'],
];

/** One pinyin syllable to sounds; Wade–Giles and postal spellings come close to it. */
export function soundsOfPinyin(syllable: string): string {
  for (const [pattern, sound] of pinyinStart) {
    if (pattern.test(syllable)) return sound + soundsOfLatin(syllable.replace(pattern, '').replace('v', 'u'));
  }
  return soundsOfLatin(syllable.replace('v', 'u'));
}
