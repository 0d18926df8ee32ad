/**
 * Coarse consonant skeletons, for finding: two spellings of one name in any alphabet share at least one.
 *
 * Youssef, Yusuf and يوسف: SP. Sounds that a spelling leaves open give more than one skeleton.
 */
import type { Sounding } from './distance';
import { SOUNDS } from './sounds.gen';

const classes: Readonly<Record<string, string>> = {
  P: 'bpfv2PBF1wV',
  T: 'dt49',
  K: 'kgq6K8RcGx3HX',
  S: 'szSZCJcTQ537XGj',
  L: 'l0',
  R: 'r0',
  M: 'm',
  N: 'nN',
};
const silent = 'jwVxH';

const alphabet: string = SOUNDS.alphabet;
const choices: readonly (readonly string[])[] = ['', ...alphabet].map((symbol) => {
  const out = Object.keys(classes).filter((name) => symbol !== '' && classes[name]!.includes(symbol));
  if (symbol === 'V') return ['', ...out];
  return out.length === 0 || silent.includes(symbol) ? [...out, ''] : out;
});

const mostSkeletons = 8;
const longest = 10;

type Stretch = Pick<Sounding, 'sounds' | 'soundsAt' | 'soundsLength'>;

/** One to eight skeletons; the empty one for words of vowels only. */
export function skeletons({ sounds, soundsAt, soundsLength }: Stretch): string[] {
  let open = [''];
  for (let at = 0; at < soundsLength; at++) {
    const code = sounds[soundsAt + at]!;
    const options = choices[code]!;
    const next: string[] = [];
    for (const prefix of open) {
      for (const option of options) {
        const grown =
          option === '' || prefix.endsWith(option) || prefix.length >= longest ? prefix : prefix + option;
        if (next.length < mostSkeletons && !next.includes(grown)) next.push(grown);
      }
    }
    open = next;
  }
  return [...new Set(open.map((skeleton) => skeleton.replaceAll('TS', 'S')))];
}

/** A skeleton and what is left of it when any one consonant is taken out: neighbours share one of these. */
export function neighbours(skeleton: string): string[] {
  const out = [skeleton];
  if (skeleton.length < 3) return out;
  for (let at = 0; at < skeleton.length; at++) {
    const shorter = (skeleton.slice(0, at) + skeleton.slice(at + 1)).replace(/(.)\1/g, '$1');
    if (!out.includes(shorter)) out.push(shorter);
  }
  return out;
}

const names = Object.keys(classes);
const sureBits = new Uint8Array(64);
const maybeBits = new Uint8Array(64);
for (const [code, options] of choices.entries()) {
  for (const option of options) if (option !== '') maybeBits[code]! |= 1 << names.indexOf(option);
  if (options.length === 1 && options[0] !== '') sureBits[code] = maybeBits[code]!;
}

/** One bit for each class of consonant the word has for sure. */
export function sureClasses({ sounds, soundsAt, soundsLength }: Stretch): number {
  let bits = 0;
  for (let at = soundsAt; at < soundsAt + soundsLength; at++) bits |= sureBits[sounds[at]!]!;
  return bits;
}

/** One bit for each class of consonant the word may have. */
export function possibleClasses({ sounds, soundsAt, soundsLength }: Stretch): number {
  let bits = 0;
  for (let at = soundsAt; at < soundsAt + soundsLength; at++) bits |= maybeBits[sounds[at]!]!;
  return bits;
}
