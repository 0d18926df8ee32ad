import fc from 'fast-check';
import { expect, test } from 'vitest';
import { country, countryCodes, countryName, relatedCountries } from './countries';
import { countryCode, countryCodesIn } from './read-country';
import { schemaNames } from './schemata';

test.each([
  ['BE', 'be'],
  ['bel', 'be'],
  ['UK', 'gb'],
  ['Belgium', 'be'],
  ['BELGIQUE', 'be'],
  ['belgische', 'be'],
  ['RUSSIE', 'ru'],
  ['Russian Federation', 'ru'],
  ['Россия', 'ru'],
  ['Democratic Republic of the Congo', 'cd'],
  ['Congo, Democratic Republic of the', 'cd'],
  ['Congo (Democratic Republic of the)', 'cd'],
  ['CONGO (RÉPUBLIQUE DÉMOCRATIQUE DU)', 'cd'],
  ['Congo', 'cg'],
  ['Republic of the Congo', 'cg'],
  ['Corée du Nord', 'kp'],
  ["Korea (Democratic People's Republic of)", 'kp'],
  ['Korea, North', 'kp'],
  ['Korea, Republic of', 'kr'],
  ['Noord-Korea', 'kp'],
  ['Iran (Islamic Republic of)', 'ir'],
  ['IRAN (RÉPUBLIQUE ISLAMIQUE D’)', 'ir'],
  ['Iranian', 'ir'],
  ["Côte d'Ivoire", 'ci'],
  ['Cote d’Ivoire', 'ci'],
  ['Ivory Coast', 'ci'],
  ['U.S.A.', 'us'],
  ['the United States', 'us'],
  ['Syrian Arab Republic', 'sy'],
  ['Republic of Latvia', 'lv'],
  ['Latvia, Republic of', 'lv'],
  ['Georgia, Atlanta', null],
  ['Former USSR', 'suhh'],
  ['ex-Yougoslavie', 'yucs'],
  ['Zaïre', 'zr'],
  ['FYROM', 'mk'],
  ['Macedonia, The Former Yugoslav Republic of', 'mk'],
  ['Türkei', 'tr'],
  ['Burma', 'mm'],
  ['Afghanistan (Kandahar)', 'af'],
  ['St. Vincent & the Grenadines', 'vc'],
  ['Palestine', 'ps'],
  ['L’Allemagne', 'de'],
  ['Deutsche', 'de'],
  ['nigérienne', 'ne'],
  ['nigérian', 'ng'],
  ['Micronesia, Federated States of', 'fm'],
  ['Niederländer', 'nl'],
  ['Marokkaanse', 'ma'],
  ['ქართული', null],
  ['საქართველო', 'ge'],
  ['中国', 'cn'],
  ['Italian Republic', 'it'],
  ['Magyarország', 'hu'],
  ['Russian national', 'ru'],
  ['Korean', null],
  ['Atlantis', null],
  ['Atlantis (France)', null],
  ['', null],
  ['constructor', null],
  ['x'.repeat(10_000), null],
])('%s is %s', (text, code) => {
  expect(countryCode(text)).toBe(code);
});

test.each([
  { text: 'Former USSR, currently Ukraine', codes: ['suhh', 'ua'] },
  { text: '(1) Former USSR Currently Ukraine (2) Russia', codes: ['suhh', 'ua', 'ru'] },
  { text: 'British and Iranian', codes: ['gb', 'ir'] },
  { text: 'Iran; Iraq', codes: ['ir', 'iq'] },
  { text: 'Bosnia and Herzegovina', codes: ['ba'] },
  { text: 'Belge/Marocaine', codes: ['be', 'ma'] },
  { text: 'nowhere', codes: [] },
])('$text names $codes', ({ text, codes }) => {
  expect(countryCodesIn(text)).toEqual(codes);
});

test('every name, code and alpha-3 code of a country leads back to it', () => {
  for (const code of countryCodes()) {
    expect(countryCode(code)).toBe(code);
    for (const name of Object.values(country(code)!.names))
      expect([name, countryCode(name)]).toEqual([name, code]);
    const { alpha3 } = country(code)!;
    if (alpha3) expect([alpha3, countryCode(alpha3)]).toEqual([alpha3, code]);
  }
});

test('parents and successors exist', () => {
  for (const code of countryCodes())
    for (const other of [country(code)!.parent, ...country(code)!.successors])
      expect(other === null || country(other) !== null).toBe(true);
});

test.each([
  { left: 'suhh', right: 'ua', related: true },
  { left: 'ua-cri', right: 'ua', related: true },
  { left: 'yucs', right: 'xk', related: true },
  { left: 'zr', right: 'cd', related: true },
  { left: 'ru', right: 'ua', related: false },
  { left: 'be', right: 'be', related: true },
  { left: 'qq', right: 'be', related: false },
])('$left and $right are related: $related', ({ left, right, related }) => {
  expect(relatedCountries(left, right)).toBe(related);
  expect(relatedCountries(right, left)).toBe(related);
});

test('names are told in four languages, unknown codes as they are', () => {
  expect((['en', 'fr', 'nl', 'de'] as const).map((l) => countryName('be', l))).toEqual([
    'Belgium',
    'Belgique',
    'België',
    'Belgien',
  ]);
  expect(countryName('qq')).toBe('QQ');
});

test('any text gives a code that exists, or none', () => {
  const words = fc.array(
    fc.constantFrom('Republic', 'of', 'the', 'Congo', '(', ')', ',', 'Iran', 'and', 'former'),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        words.map((w) => w.join(' ')),
      ),
      (text) => {
        const code = countryCode(text);
        expect(code === null || country(code) !== null).toBe(true);
        for (const each of countryCodesIn(text)) expect(country(each)).not.toBeNull();
      },
    ),
  );
});

test('a schema is not a country', () => {
  expect(schemaNames().filter((name) => countryCode(name))).toEqual([]);
});
