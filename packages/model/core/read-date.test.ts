import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DateOrder, datesOf, readDate, readDates } from './read-date';

test.each<{ text: string; date: string | null; order?: DateOrder }>([
  { text: '1987-03-04', date: '1987-03-04' },
  { text: '1987-03', date: '1987-03' },
  { text: ' 1987 ', date: '1987' },
  { text: '1987/03/04', date: '1987-03-04' },
  { text: '1987.3.4', date: '1987-03-04' },
  { text: '19870304', date: '1987-03-04' },
  { text: '1987-03-04T00:00:00Z', date: '1987-03-04' },
  { text: '1987-03-04 00:00:00', date: '1987-03-04' },
  { text: '04/03/1987', date: '1987-03-04' },
  { text: '04/03/1987', date: '1987-04-03', order: 'mdy' },
  { text: '4.3.1987', date: '1987-03-04' },
  { text: '04 03 1987', date: '1987-03-04' },
  { text: '04. 03. 1987', date: '1987-03-04' },
  { text: '04/03/1987 12:30', date: '1987-03-04' },
  { text: '03/25/1987', date: '1987-03-25' },
  { text: '25/03/1987', date: '1987-03-25', order: 'mdy' },
  { text: '00/05/1965', date: '1965-05' },
  { text: '00/00/1965', date: '1965' },
  { text: '1965-00-00', date: '1965' },
  { text: '05/1965', date: '1965-05' },
  { text: '14 Nov 2007', date: '2007-11-14' },
  { text: '14-NOV-2007', date: '2007-11-14' },
  { text: 'Nov 14, 2007', date: '2007-11-14' },
  { text: 'November 14th, 2007', date: '2007-11-14' },
  { text: '14th of November 2007', date: '2007-11-14' },
  { text: 'Nov 2007', date: '2007-11' },
  { text: '1er janvier 1970', date: '1970-01-01' },
  { text: '3 août 1970', date: '1970-08-03' },
  { text: 'décembre 1970', date: '1970-12' },
  { text: '3 maart 1970', date: '1970-03-03' },
  { text: '3. März 1970', date: '1970-03-03' },
  { text: '3. Jänner 1970', date: '1970-01-03' },
  { text: '١٩٧٠-٠٣-٠٣', date: '1970-03-03' },
  { text: '29/02/1987', date: null },
  { text: '31 Nov 2007', date: null },
  { text: '1340', date: null },
  { text: '04/03/87', date: null },
  { text: 'unknown', date: null },
  { text: '', date: null },
  { text: '14 2007', date: null },
  { text: 'Nov Dec 2007', date: null },
  { text: '1'.repeat(100), date: null },
])('$text ($order) is $date', ({ text, date, order }) => {
  expect(readDate(text, order)).toEqual(date && { from: date, to: date, approximate: false });
});

test.each([
  { text: 'circa 1965', from: '1965', to: '1965', approximate: true },
  { text: 'Circa 12 Mar 1965', from: '1965-03-12', to: '1965-03-12', approximate: true },
  { text: 'c. 1965', from: '1965', to: '1965', approximate: true },
  { text: 'c.1965', from: '1965', to: '1965', approximate: true },
  { text: '1965 (approx.)', from: '1965', to: '1965', approximate: true },
  { text: 'Approximately 1965', from: '1965', to: '1965', approximate: true },
  { text: 'vers 1965', from: '1965', to: '1965', approximate: true },
  { text: 'omstreeks 1965', from: '1965', to: '1965', approximate: true },
  { text: 'etwa 1965', from: '1965', to: '1965', approximate: true },
  { text: '~1965', from: '1965', to: '1965', approximate: true },
  { text: '1965?', from: '1965', to: '1965', approximate: true },
  { text: '1965 to 1968', from: '1965', to: '1968', approximate: false },
  { text: 'circa 1965-1968', from: '1965', to: '1968', approximate: true },
  { text: 'circa 1965 to circa 1968', from: '1965', to: '1968', approximate: true },
  { text: '1965–1968', from: '1965', to: '1968', approximate: false },
  { text: '1965/1968', from: '1965', to: '1968', approximate: false },
  { text: '1965-68', from: '1965', to: '1968', approximate: false },
  { text: 'Between 1965 and 1968', from: '1965', to: '1968', approximate: false },
  { text: 'entre 1965 et 1968', from: '1965', to: '1968', approximate: false },
  { text: 'tussen 1965 en 1968', from: '1965', to: '1968', approximate: false },
  { text: 'zwischen 1965 und 1968', from: '1965', to: '1968', approximate: false },
  { text: '01 Jan 1965 to 31 Dec 1965', from: '1965-01-01', to: '1965-12-31', approximate: false },
  { text: '01 Jan 1965 - 31 Dec 1966', from: '1965-01-01', to: '1966-12-31', approximate: false },
  { text: 'Jan to Mar 1965', from: '1965-01', to: '1965-03', approximate: false },
  { text: '1960s', from: '1960', to: '1969', approximate: false },
  { text: 'late 1960s', from: '1960', to: '1969', approximate: true },
  { text: 'late 1960s to early 1970s', from: '1960', to: '1979', approximate: true },
])('$text: $from to $to, approximate $approximate', ({ text, ...reading }) => {
  expect(readDate(text)).toEqual(reading);
});

test('a range that runs backwards is not a date', () => {
  expect(readDate('1968 to 1965')).toBeNull();
});

test.each([
  { text: '1965; 04/03/1966', dates: ['1965', '1966-03-04'] },
  { text: '1965 or 1966', dates: ['1965', '1966'] },
  { text: '1965 to 1968', dates: ['1965', '1966', '1967', '1968'] },
  { text: '1930 to 1968', dates: ['1930', '1968'] },
  { text: '03 Mar 1965 to 05 May 1965', dates: ['1965-03-03', '1965-05-05'] },
])('$text is stored as $dates', ({ text, dates }) => {
  expect(readDates(text)!.flatMap(datesOf)).toEqual(dates);
});

test.each(['', ';', '1965; unknown'])('nothing is taken of "%s" in part', (text) => {
  expect(readDates(text)).toBeNull();
});

test('any text is read or refused, quickly', () => {
  const piece = fc.constantFrom(
    '1965',
    '12',
    '3',
    'Nov',
    'circa',
    'to',
    'between',
    'and',
    '/',
    '-',
    ' ',
    '.',
    'c',
    'é',
    '\0',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((parts) => parts.join(' ')),
      ),
      (text) => {
        const reading = readDate(text);
        expect(reading === null || reading.from.slice(0, 4) <= reading.to.slice(0, 4)).toBe(true);
      },
    ),
  );
});

test('a day written in any of these ways is the same day', () => {
  const names = [
    'Jan',
    'février',
    'maart',
    'April',
    'mei',
    'juin',
    'July',
    'août',
    'Sept',
    'oktober',
    'Nov',
    'décembre',
  ];
  const day = fc.record({
    y: fc.integer({ min: 1500, max: 2200 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 28 }),
  });
  fc.assert(
    fc.property(day, ({ y, m, d }) => {
      const pad = (n: number) => String(n).padStart(2, '0');
      const iso = `${y}-${pad(m)}-${pad(d)}`;
      const forms = [
        iso,
        `${d}/${m}/${y}`,
        `${pad(d)}.${pad(m)}.${y}`,
        `${d} ${names[m - 1]} ${y}`,
        `${y}${pad(m)}${pad(d)}`,
      ];
      for (const form of forms) expect(readDate(form)?.from).toBe(iso);
      expect(readDate(`${m}/${d}/${y}`, 'mdy')?.from).toBe(iso);
    }),
  );
});
