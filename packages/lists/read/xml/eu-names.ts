import { knownWords } from '../known-words';
import { attribute, childrenOf, textsOf, type XmlElement } from './element';
import type { Entry } from './entry';
import { namesIn } from './names';
import { plain } from './parts';

/** ISO 639-3 of the two-letter codes the EU list uses for names. */
const LANGUAGES: { readonly [code: string]: string } = knownWords(
  Object.fromEntries(
    `ar:ara be:bel bg:bul cs:ces da:dan de:deu el:ell en:eng es:spa et:est fa:fas fi:fin fr:fra ga:gle he:heb hr:hrv
   hu:hun hy:hye it:ita ja:jpn ka:kat ko:kor ku:kur lt:lit lv:lav mk:mkd mt:mlt my:mya nl:nld pl:pol ps:pus pt:por
   ro:ron ru:rus sk:slk sl:slv sq:sqi sr:srp sv:swe tr:tur uk:ukr ur:urd uz:uzb zh:zho`
      .split(/\s+/)
      .map((pair) => pair.split(':') as [string, string]),
  ),
);

/** The first strong name in Latin letters is the entry's name; the others are aliases, weak ones as such. */
export function addEuNames(entry: Entry, element: XmlElement): void {
  const aliases = childrenOf(element, 'nameAlias');
  const isStrong = (alias: XmlElement) => attribute(alias, 'strong') !== 'false';
  const main =
    aliases.find((alias) => isStrong(alias) && /\p{Script=Latin}/u.test(nameOf(alias)) && nameOf(alias)) ??
    aliases.find((alias) => nameOf(alias) !== '');
  for (const alias of main ? [main, ...aliases.filter((one) => one !== main)] : aliases) {
    const prop = alias === main ? 'name' : isStrong(alias) ? 'alias' : 'weakAlias';
    sayNames(entry, alias, prop);
    if (alias === main) addParts(entry, alias);
    addRoles(entry, alias);
  }
}

function sayNames(entry: Entry, alias: XmlElement, prop: string): void {
  const original = nameOf(alias);
  const lang = LANGUAGES[attribute(alias, 'nameLanguage').toLowerCase()];
  const how = { original, ...(lang && { lang }) };
  const [first, ...others] = namesIn(original);
  if (first) entry.say(prop, prop === 'name' ? original : first.text, how);
  for (const { text, weak } of prop === 'name' && first?.text !== original ? namesIn(original) : others)
    entry.say(weak ? 'weakAlias' : prop === 'weakAlias' ? 'weakAlias' : 'alias', text, how);
}

function nameOf(alias: XmlElement): string {
  const parts = ['firstName', 'middleName', 'lastName'].map((part) => plain(attribute(alias, part)));
  return plain(attribute(alias, 'wholeName')) || parts.filter(Boolean).join(' ');
}

function addParts(entry: Entry, alias: XmlElement): void {
  if (entry.schema !== 'Person') return;
  for (const prop of ['firstName', 'middleName', 'lastName']) entry.say(prop, plain(attribute(alias, prop)));
}

function addRoles(entry: Entry, alias: XmlElement): void {
  entry.say('position', plain(attribute(alias, 'function')));
  entry.say('title', plain(attribute(alias, 'title')));
  const gender = attribute(alias, 'gender');
  if (entry.schema === 'Person' && /^[MF]$/i.test(gender))
    entry.say('gender', gender.toUpperCase() === 'M' ? 'male' : 'female', { original: gender });
  for (const remark of textsOf(alias, 'remark')) {
    entry.say('notes', remark);
    if (entry.schema !== 'Person') continue;
    for (const [prop, parent] of [
      ['fatherName', 'Father'],
      ['motherName', 'Mother'],
    ] as const) {
      const name = new RegExp(`${parent}['’]s name (?:is|was|:)\\s*([^.;()]{2,80})`, 'i').exec(remark)?.[1];
      if (name) entry.say(prop, name, { original: remark });
    }
  }
}
