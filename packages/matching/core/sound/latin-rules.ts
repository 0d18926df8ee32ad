/**
 * Latin spelling to sounds, for names of any language at once: what letters leave open stays open.
 *
 * The symbols are those of data/sounds.yml.
 */
type Rule = {
  readonly letters: string;
  readonly sound: string;
  /** Letters that must or must not follow; `$` is the end of the word. */
  readonly before?: string;
  readonly notBefore?: string;
  /** Letters that must stand before; `^` is the start of the word. */
  readonly after?: string;
  readonly notAfter?: string;
};

const rule = (letters: string, sound: string, where: Omit<Rule, 'letters' | 'sound'> = {}): Rule => ({
  letters,
  sound,
  ...where,
});

const rules: readonly Rule[] = [
  rule('aa', 'a'),
  rule('ae', 'E'),
  rule('aw', 'au', { notBefore: 'aeiouy' }),
  rule('bh', 'b'),
  rule('cch', 'k'),
  rule('chh', 'c'),
  rule('ch', 'c'),
  rule('ck', 'k'),
  rule('cz', 'C'),
  rule('cs', 'C'),
  rule('cqu', 'k'),
  rule('cq', 'k'),
  rule('cc', 'Q', { before: 'eiy' }),
  rule('c', 'Q', { before: 'eiy' }),
  rule('c', 'k'),
  rule('dsch', 'J'),
  rule('dzh', 'J'),
  rule('dsh', 'J'),
  rule('dj', 'J'),
  rule('dz', 'z'),
  rule('dh', 'd'),
  rule('dt', 't'),
  rule('eaux', 'o', { before: '$' }),
  rule('eau', 'o', { before: '$' }),
  rule('ee', 'i'),
  rule('gj', 'J'),
  rule('gh', 'R'),
  rule('gu', 'g', { before: 'ei' }),
  rule('gg', 'G', { before: 'eiy' }),
  rule('g', 'G', { before: 'eiy' }),
  rule('hs', 'X', { before: 'aeiou' }),
  rule('h', '', { before: '$' }),
  rule('igh', 'ai', { before: 'tl$' }),
  rule('ij', 'i', { before: 'aeiou' }),
  rule('ij', 'ei'),
  rule('ie', 'i', { notBefore: 'aeiouy' }),
  rule('jh', 'J'),
  rule('kh', 'x'),
  rule('lh', 'l'),
  rule('lj', 'li'),
  rule('nj', 'ni'),
  rule('oeu', 'O'),
  rule('oe', 'O'),
  rule('ou', 'u'),
  rule('oo', 'u'),
  rule('ph', 'f'),
  rule('pf', 'f'),
  rule('qu', 'k', { before: 'ei' }),
  rule('qu', 'kw'),
  rule('rh', 'r'),
  rule('schtsch', 'S'),
  rule('shch', 'S'),
  rule('szcz', 'S'),
  rule('sch', 'S', { before: 'aeiouymnlrwt$' }),
  rule('sh', 'S'),
  rule('sj', 'S'),
  rule('sz', 'S'),
  rule('sc', 's', { before: 'ei' }),
  rule('tsch', 'C'),
  rule('tch', 'C'),
  rule('tsh', 'C'),
  rule('tsj', 'C'),
  rule('tj', 'C'),
  rule('ts', 'T'),
  rule('tz', 'T'),
  rule('th', '9'),
  rule('ue', 'U'),
  rule('wh', 'w'),
  rule('xh', 'J'),
  rule('x', 'ks', { after: 'ae' }),
  rule('x', 'ks', { notAfter: '^', notBefore: 'iu' }),
  rule('x', 'X'),
  rule('y', 'i'),
  rule('zh', 'Z'),
  rule('zs', 'Z'),
  rule('zz', 'T'),
];

/** By code of the first letter; within one letter the longer stands first. */
const byFirst: readonly (readonly Rule[])[] = Array.from({ length: 128 }, (_, code) =>
  rules.filter(({ letters }) => letters.charCodeAt(0) === code),
);
const none: readonly Rule[] = [];

/** Sounds of a word romanised by a table, where g is always hard and ch always as in church. */
export const soundsOfRomanised = (word: string): string =>
  soundsOfLatin(word.replaceAll('tsz', 'ts')).replaceAll('G', 'g').replaceAll('c', 'C');

/** Sounds of a lower-case a–z word; doubled sounds count once. Figures have no sound. */
export function soundsOfLatin(word: string): string {
  let out = '';
  let last = '';
  for (let at = 0; at < word.length; ) {
    const found = ruleAt(word, at);
    const sound = found ? found.sound : word[at]! < 'a' ? '' : word[at]!;
    for (let place = 0; place < sound.length; place++) {
      if (sound[place] === last) continue;
      last = sound[place]!;
      out += last;
    }
    at += found ? found.letters.length : 1;
  }
  return out;
}

function ruleAt(word: string, at: number): Rule | null {
  for (const one of byFirst[word.charCodeAt(at)] ?? none) {
    const { letters } = one;
    if (letters.length > 1 && !word.startsWith(letters, at)) continue;
    const next = word[at + letters.length] ?? '$';
    if (one.before !== undefined && !one.before.includes(next)) continue;
    if (one.notBefore?.includes(next)) continue;
    const previous = at === 0 ? '^' : word[at - 1]!;
    if (one.after !== undefined && !one.after.includes(previous)) continue;
    if (one.notAfter?.includes(previous)) continue;
    return one;
  }
  return null;
}
