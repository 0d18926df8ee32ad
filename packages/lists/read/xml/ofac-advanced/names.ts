import { knownWords } from '../../known-words';
import { attribute, childrenOf, descendants, type XmlElement } from '../element';
import type { Entry } from '../entry';
import { namesIn } from '../names';
import { plain } from '../parts';
import type { Reference } from './reference';

/** Place of a part in a person's full name; parts of one place keep the file's order. */
const ORDER: { readonly [type: string]: number } = knownWords({
  'first name': 1,
  'middle name': 2,
  patronymic: 3,
  'last name': 4,
  matronymic: 5,
});
const SLAVIC_PATRONYMIC = /(?:vich|vna|ich|ichna|oglu|ogly|qizi|kyzy)$/i;

type Part = { readonly type: string; readonly text: string };

/** All documented names of a profile: the primary one in Latin letters is its name, the others are aliases. */
export function addAdvancedNames(entry: Entry, profile: XmlElement, reference: Reference): void {
  for (const identity of childrenOf(profile, 'Identity')) {
    const groups = new Map<string, string>();
    for (const group of descendants(identity, 'NamePartGroups', 'MasterNamePartGroup', 'NamePartGroup'))
      groups.set(
        attribute(group, 'ID'),
        reference.text('NamePartType', attribute(group, 'NamePartTypeID')).toLowerCase(),
      );
    const isMain = attribute(identity, 'Primary') !== 'false' && attribute(identity, 'False') !== 'true';
    for (const alias of childrenOf(identity, 'Alias'))
      for (const name of childrenOf(alias, 'DocumentedName'))
        addName(entry, {
          parts: partsOf(name, groups),
          alias,
          isMain,
          reference,
          isLatin: isLatin(name, reference),
        });
  }
}

const partsOf = (name: XmlElement, groups: ReadonlyMap<string, string>): Part[] =>
  descendants(name, 'DocumentedNamePart', 'NamePartValue').map((value) => ({
    type: groups.get(attribute(value, 'NamePartGroupID')) ?? '',
    text: plain(value.text),
  }));

function isLatin(name: XmlElement, reference: Reference): boolean {
  const value = descendants(name, 'DocumentedNamePart', 'NamePartValue')[0];
  const code = reference.of('Script', attribute(value, 'ScriptID'))?.attributes.ScriptCode;
  return code ? code === 'Latn' : /\p{Script=Latin}/u.test(value?.text ?? '');
}

function addName(
  entry: Entry,
  name: { parts: Part[]; alias: XmlElement; isMain: boolean; isLatin: boolean; reference: Reference },
): void {
  const { parts, alias, isMain } = name;
  const isPrimary = isMain && attribute(alias, 'Primary') === 'true' && name.isLatin;
  const type = name.reference.text('AliasType', attribute(alias, 'AliasTypeID')).toLowerCase();
  const weak = attribute(alias, 'LowQuality') === 'true';
  const prop = isPrimary ? 'name' : weak ? 'weakAlias' : type.startsWith('f') ? 'previousName' : 'alias';
  const full = fullName(parts, name.isLatin);
  if (isPrimary) entry.say('name', full);
  for (const { text, weak: short } of namesIn(full))
    if (!isPrimary || text !== full)
      entry.say(isPrimary ? (short ? 'weakAlias' : 'alias') : short ? 'weakAlias' : prop, text, {
        original: full,
      });
  for (const part of parts.filter(({ type: kind }) => kind === 'nickname')) entry.say('weakAlias', part.text);
  if (isPrimary && entry.schema === 'Person') addParts(entry, parts);
}

function fullName(parts: readonly Part[], latin: boolean): string {
  const named = parts.filter(({ type, text }) => text && type !== 'nickname' && type !== 'maiden name');
  const used = named.length > 0 ? named : parts;
  const place = ({ type }: Part) => ORDER[type] ?? 4;
  const ordered = latin ? [...used].sort((a, b) => place(a) - place(b)) : used;
  return ordered
    .map(({ text }) => text)
    .filter(Boolean)
    .join(' ');
}

function addParts(entry: Entry, parts: readonly Part[]): void {
  const props: { readonly [type: string]: string } = {
    'first name': 'firstName',
    'middle name': 'middleName',
    'last name': 'lastName',
    matronymic: 'lastName',
    'maiden name': 'previousName',
  };
  for (const { type, text } of parts) {
    if (type === 'patronymic') entry.say(SLAVIC_PATRONYMIC.test(text) ? 'fatherName' : 'lastName', text);
    else if (props[type]) entry.say(props[type], text);
  }
}
