/**
 * Latin spelling to sounds, for names of any language at once: what letters leave open stays open.
 *
 * The symbols are those of data/sounds.yml.
 */
type Rule = readonly [pattern: RegExp, sound: string];

const rule = (pattern: string, sound: string): Rule => [new RegExp(pattern, 'y'), sound];

const byFirstLetter: Readonly<Record<string, readonly Rule[]>> = {
  a: [rule('aa', 'a'), rule('ae', 'E'), rule('aw(?![aeiouy])', 'au')],
  c: [
    rule('cch', 'k'),
    rule('chh?', 'c'),
    rule('ck', 'k'),
    rule('cz', 'C'),
    rule('cs', 'C'),
    rule('cqu?', 'k'),
    rule('cc?(?=[eiy])', 'Q'),
    rule('c', 'k'),
  ],
  b: [rule('bh', 'b')],
  d: [
    rule('dsch', 'J'),
    rule('dzh', 'J'),
    rule('dsh', 'J'),
    rule('dj', 'J'),
    rule('dz', 'z'),
    rule('dh', 'd'),
    rule('dt', 't'),
  ],
  e: [rule('eaux?$', 'o'), rule('ee', 'i')],
  g: [rule('gj', 'J'), rule('gh', 'R'), rule('gu(?=[ei])', 'g'), rule('gg?(?=[eiy])', 'G')],
  h: [rule('hs(?=[aeiou])', 'X'), rule('h$', '')],
  i: [rule('igh(?=[tl]|$)', 'ai'), rule('ij(?![aeiou])', 'ei'), rule('ij', 'i'), rule('ie(?![aeiouy])', 'i')],
  j: [rule('jh', 'J')],
  k: [rule('kh', 'x')],
  l: [rule('lh', 'l'), rule('lj', 'li')],
  n: [rule('nj', 'ni')],
  o: [rule('oeu', 'O'), rule('oe', 'O'), rule('ou', 'u'), rule('oo', 'u')],
  p: [rule('ph', 'f'), rule('pf', 'f')],
  q: [rule('qu(?=[ei])', 'k'), rule('qu', 'kw')],
  r: [rule('rh', 'r')],
  s: [
    rule('shch', 'S'),
    rule('schtsch', 'S'),
    rule('szcz', 'S'),
    rule('sch(?=[aeiouymnlrwt])', 'S'),
    rule('sch$', 'S'),
    rule('sh', 'S'),
    rule('sj', 'S'),
    rule('sz', 'S'),
    rule('sc(?=[ei])', 's'),
  ],
  t: [
    rule('tsch', 'C'),
    rule('tch', 'C'),
    rule('tsh', 'C'),
    rule('tsj', 'C'),
    rule('tj', 'C'),
    rule('ts', 'T'),
    rule('tz', 'T'),
    rule('th', '9'),
  ],
  u: [rule('ue', 'U')],
  w: [rule('wh', 'w')],
  x: [rule('xh', 'J'), rule('(?<=[ae])x', 'ks'), rule('(?<!^)x(?![iu])', 'ks'), rule('x', 'X')],
  y: [rule('y', 'i')],
  z: [rule('zh', 'Z'), rule('zs', 'Z'), rule('zz', 'T')],
};

/** Sounds of a word romanised by a table, where g is always hard, ch always as in church, y always a vowel. */
export const soundsOfRomanised = (word: string): string =>
  soundsOfLatin(word.replaceAll('tsz', 'ts')).replaceAll('G', 'g').replaceAll('c', 'C');

/** Sounds of a lower-case a–z word; doubled sounds count once. Figures have no sound. */
export function soundsOfLatin(word: string): string {
  let out = '';
  for (let at = 0; at < word.length; ) {
    const rules = byFirstLetter[word[at]!] ?? [];
    let sound = word[at]!;
    let size = 1;
    for (const [pattern, becomes] of rules) {
      pattern.lastIndex = at;
      const found = pattern.exec(word);
      if (!found) continue;
      sound = becomes;
      size = found[0].length;
      break;
    }
    for (const symbol of sound)
      if (out.at(-1) !== symbol && !(size === 1 && symbol >= '0' && symbol <= '9')) out += symbol;
    at += size;
  }
  return out;
}
