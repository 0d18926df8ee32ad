/** Sounds of alphabets that leave vowels out; capitals and figures as in data/sounds.yml. */
const arabic: Readonly<Record<string, string>> = {
  ا: 'A',
  أ: 'A',
  إ: 'A',
  آ: 'a',
  ٱ: 'A',
  ب: '1',
  ت: 't',
  ث: 't',
  ج: '3',
  ح: 'H',
  خ: 'x',
  د: 'd',
  ذ: 'd',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'S',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'Y',
  غ: 'R',
  ف: 'F',
  ق: 'q',
  ك: '8',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  ة: 'L',
  و: 'V',
  ؤ: 'V',
  ي: 'I',
  ى: 'L',
  ئ: 'I',
  پ: 'p',
  چ: 'C',
  ژ: 'Z',
  گ: 'g',
  ک: 'k',
  ی: 'I',
  ٹ: 't',
  ڈ: 'd',
  ڑ: 'r',
  ں: 'n',
  ے: 'e',
  ہ: 'h',
  ھ: 'h',
  ۃ: 'L',
  ۆ: 'o',
  ێ: 'e',
  ە: 'e',
  ڕ: 'r',
  ڵ: 'l',
  ڤ: 'v',
  ۇ: 'u',
  ۋ: 'v',
  ې: 'e',
  ټ: 't',
  ډ: 'd',
  ړ: 'r',
  ښ: 'S',
  ګ: 'g',
  ڼ: 'n',
  څ: 'T',
  ځ: 'z',
  ڭ: 'N',
  'َ': 'a',
  'ُ': 'u',
  'ِ': 'i',
};

const hebrew: Readonly<Record<string, string>> = {
  א: 'A',
  ב: 'B',
  ג: 'g',
  ד: 'd',
  ה: 'h',
  ו: 'V',
  ז: 'z',
  ח: 'H',
  ט: 't',
  י: 'I',
  כ: 'K',
  ך: 'K',
  ל: 'l',
  מ: 'm',
  ם: 'm',
  נ: 'n',
  ן: 'n',
  ס: 's',
  ע: 'Y',
  פ: 'P',
  ף: 'f',
  צ: 'T',
  ץ: 'T',
  ק: 'k',
  ר: 'r',
  ש: '5',
  ת: 't',
};

/** Geresh turns these Hebrew letters into foreign sounds. */
const hebrewGeresh: Readonly<Record<string, string>> = { ג: 'J', ז: 'Z', צ: 'C', ץ: 'C', ת: 't' };

/** Sounds of an Arabic or Hebrew word, written letters only. */
export function soundsOfVowelless(word: string, script: 'arabic' | 'hebrew'): string {
  const letters = [...word];
  let out = '';
  letters.forEach((letter, at) => {
    const next = letters[at + 1];
    const last = at === letters.length - 1 && at > 0;
    // At the front of a word alef only carries the vowel that follows.
    const carrier = at === 0 && 'اأإא'.includes(letter) && next !== undefined;
    const geresh = next === "'" || next === '׳' || next === '’';
    const sound =
      script === 'hebrew'
        ? ((geresh ? hebrewGeresh[letter] : undefined) ?? (last && letter === 'ה' ? 'L' : hebrew[letter]))
        : last && letter === 'ه'
          ? 'L'
          : arabic[letter];
    if (sound && !(carrier && 'VI'.includes(soundOfNext(next, script)))) out += sound;
  });
  return mergePairs(out);
}

const soundOfNext = (next: string | undefined, script: 'arabic' | 'hebrew'): string =>
  (script === 'hebrew' ? hebrew : arabic)[next ?? ''] ?? '-';

/** Two letters for one foreign sound: تش ch, تس ts, دج j, יי, וו. */
const mergePairs = (sounds: string): string =>
  sounds
    .replace(/t[S5]/g, 'C')
    .replace(/t[sz]/g, 'T')
    .replace(/d[3JZ]/g, 'J')
    .replace(/dz/g, 'z')
    .replace(/VV/g, 'V')
    .replace(/II/g, 'I');
