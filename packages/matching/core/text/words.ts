/**
 * A name as written, cut into words that remember where they stood.
 *
 * @limits reads at most 600 UTF-16 units and 48 words of a name; says so in `ignored`
 */
import { plainLatin } from './latin';
import { isInvisible, lookAlike, type Script, scriptOf } from './scripts';

export type Ignored = { readonly code: string; readonly value: string };

export type Word = {
  /** Lower case, in its own script; Latin keeps its accents. */
  readonly raw: string;
  readonly script: Script;
  /** UTF-16 offsets into the name as written. */
  readonly start: number;
  readonly end: number;
  /** Written as the first of two parts of one hyphenated word. */
  readonly hyphen: boolean;
  /** Followed by a comma: a family name that stands first. */
  readonly comma: boolean;
  /** Two or more capitals, all capitals. */
  readonly capitals: boolean;
};

export type Words = { readonly words: readonly Word[]; readonly ignored: readonly Ignored[] };

export const MAX_NAME_UNITS = 600;
export const MAX_WORDS = 48;

type Draft = { raw: string; start: number; end: number; hyphen: boolean; comma: boolean; letters: string };

/** Never throws; lone surrogates, control and invisible marks, emoji and punctuation fall out. */
export function readWords(name: string): Words {
  const ignored: Ignored[] = [];
  const text = name.length > MAX_NAME_UNITS ? name.slice(0, MAX_NAME_UNITS) : name;
  if (text !== name) ignored.push({ code: 'ignored/too-long', value: name.slice(0, 40) });
  const drafts = cut(text, ignored);
  if (drafts.length > MAX_WORDS) ignored.push({ code: 'ignored/too-many-words', value: text.slice(0, 40) });
  const words = drafts.slice(0, MAX_WORDS).map((draft) => finish(draft, ignored));
  return { words: words.filter((word) => word.raw !== ''), ignored };
}

const joiners = new Set(["'", '’', '‘', 'ʼ', 'ʻ', '`', '´', 'ʿ', 'ʾ', '′', '״', '׳', '·']);

function cut(text: string, ignored: Ignored[]): Draft[] {
  const drafts: Draft[] = [];
  let open: Draft | null = null;
  let openScript: Script | null = null;
  let invisible = '';
  let symbols = '';
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at)!;
    const size = code > 0xffff ? 2 : 1;
    const char = text.slice(at, at + size);
    const script = scriptOf(code);
    if (script === 'mark' || (script === 'other' && isInvisible(code))) {
      if (script === 'mark' && open) open.raw += char;
      else if (script !== 'mark') invisible += hex(code);
      if (open) open.end = at + size;
    } else if (script === 'separator' || script === 'other') {
      if (script === 'other') symbols += (code >= 0xd800 && code <= 0xdfff) || code < 32 ? hex(code) : char;
      const joins = open && joins_(char, text, at, open, openScript);
      if (joins === 'keep') open!.raw += "'";
      if (!joins) {
        if (drafts.length > 0 && open) {
          open.hyphen ||= char === '-' || char === '‐' || char === '‑' || char === '–';
          open.comma ||= char === ',' || char === '،' || char === '、';
        }
        open = null;
      }
    } else {
      if (!open || breaks(openScript, script)) {
        open = { raw: '', start: at, end: at, hyphen: false, comma: false, letters: '' };
        drafts.push(open);
        openScript = script;
      }
      if (script !== 'digit' && openScript === 'digit') openScript = script;
      open.raw += char;
      open.letters += char;
      open.end = at + size;
    }
    at += size;
  }
  if (invisible) ignored.push({ code: 'ignored/invisible', value: invisible.slice(0, 60) });
  if (symbols) ignored.push({ code: 'ignored/symbols', value: symbols.slice(0, 40) });
  return drafts;
}

const hex = (code: number) => `U+${code.toString(16).toUpperCase().padStart(4, '0')} `;

/** An apostrophe belongs inside a word, but d’ and l’ before a Latin name stand by themselves. */
function joins_(char: string, text: string, at: number, open: Draft, script: Script | null) {
  if (!joiners.has(char) && !(char === '"' && script === 'hebrew')) return null;
  if (char === '·' && script !== 'latin') return null;
  const next = text.codePointAt(at + 1);
  if (script === 'hebrew' || script === 'arabic') return 'keep';
  if (next === undefined) return 'drop';
  if (script === 'latin' && /^[dl]$/i.test(open.raw)) return null;
  return 'drop';
}

/** Letters of one word may mix Latin, Cyrillic and Greek (a disguise); other scripts end the word. */
function breaks(open: Script | null, next: Script): boolean {
  if (open === next || open === null || next === 'digit') return false;
  if (open === 'digit') return next === 'han' || next === 'hangul' || next === 'kana';
  const alike = (script: Script) => script === 'latin' || script === 'cyrillic' || script === 'greek';
  return !(alike(open) && alike(next));
}

function finish(draft: Draft, ignored: Ignored[]): Word {
  const { start, end, hyphen, comma, letters } = draft;
  let raw = ascii.test(draft.raw)
    ? draft.raw.toLowerCase()
    : draft.raw.normalize('NFKC').toLowerCase().normalize('NFC');
  if (/[\u0370-\u03ff\u1f00-\u1fff]/.test(raw)) raw = raw.normalize('NFD').replace(/\p{M}/gu, '');
  const counts = new Map<Script, number>();
  for (const char of raw) {
    const script = scriptOf(char.codePointAt(0)!);
    if (script !== 'mark' && script !== 'digit') counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  let script: Script = 'digit';
  let most = 0;
  for (const [candidate, count] of counts) {
    if (count > most || (count === most && candidate === 'latin')) [script, most] = [candidate, count];
  }
  if (counts.size > 1 && (script === 'latin' || script === 'cyrillic' || script === 'greek')) {
    const plain = [...raw].map((char) => lookAlike(char, script)).join('');
    ignored.push({ code: 'ignored/homoglyph', value: letters });
    raw = plain;
  }
  const capitals =
    letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  return {
    raw: script === 'latin' && most === 0 ? plainLatin(raw) : raw,
    script,
    start,
    end,
    hyphen,
    comma,
    capitals,
  };
}

const ascii = /^[\x20-\x7e]*$/;
