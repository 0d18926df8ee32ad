import type { ListFile, ReadEvent, ReadOptions } from '../../core/record';
import { attribute, child, childrenOf, descendants, textOf, textsOf, type XmlElement } from './element';
import { xmlElements } from './elements';
import { type Entry, entryOf, shortHash } from './entry';
import { namesIn } from './names';
import { addAddress, addLink, addSanction, plain } from './parts';
import { factsOf, warningsOf } from './reading';
import { addUnDates, addUnPlaces } from './un-birth';
import { addUnDocuments } from './un-documents';

const AUTHORITY = 'United Nations Security Council';
const ENTRIES = new Set(['INDIVIDUAL', 'ENTITY']);
const NUMBERS = new Set(['DATAID', 'REFERENCE_NUMBER']);
const REFERENCE = /\b[A-Z]{2}[ie]\.\d{3,4}\b/g;
const NAME_PARTS = [
  ['FIRST_NAME', 'firstName'],
  ['SECOND_NAME', 'secondName'],
  ['THIRD_NAME', 'middleName'],
  ['FOURTH_NAME', 'lastName'],
] as const;

type Known = { readonly dataset: string; readonly keys: ReadonlyMap<string, string> };

/**
 * The UN Security Council's consolidated list.
 *
 * Read twice: once for the permanent reference numbers, so that a narrative that names another entry becomes a link.
 * The four name fields keep their order: first, second, middle, last; the list does not say which is the family's.
 *
 * @source https://www.un.org/sc/resources/sc-sanctions.xsd; editions of 2021 to 2026
 * @throws ListFileError as `xmlElements`
 */
export async function* readUnXml(
  files: readonly ListFile[],
  options: ReadOptions,
): AsyncGenerator<ReadEvent> {
  for (const file of files) {
    const keys = await keysOf(file, options.signal);
    const warnings = warningsOf(options);
    const facts = factsOf('UN Security Council Consolidated List', (root) =>
      attribute(root, 'dateGenerated'),
    );
    for await (const element of xmlElements(file, { pick: ENTRIES, root: facts.root, ...warnings.options })) {
      yield* facts.once();
      yield* warnings.taken();
      yield* eventsOf(element, { dataset: options.dataset, keys });
    }
    yield* facts.once();
    yield* warnings.taken();
  }
}

/** Keys of the entries by their permanent reference numbers; numbers stand after keys within an entry. */
async function keysOf(file: ListFile, signal: AbortSignal | undefined): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  let key = '';
  for await (const { name, text } of xmlElements(file, { pick: NUMBERS, signal })) {
    if (name === 'DATAID') key = text.trim();
    else if (key) keys.set(text.trim(), key);
  }
  return keys;
}

function keyOf(element: XmlElement): string {
  const native = textOf(element, 'DATAID') || textOf(element, 'REFERENCE_NUMBER');
  return native || `x${shortHash(element.children.map((one) => `${one.name}=${one.text}`))}`;
}

function eventsOf(element: XmlElement, known: Known): ReadEvent[] {
  const isPerson = element.name === 'INDIVIDUAL';
  const key = keyOf(element);
  const at = { line: element.line, element: `${element.name}[DATAID=${key}]` };
  const schema = isPerson ? 'Person' : 'Organization';
  const entry = entryOf({ dataset: known.dataset, key, schema, at });
  addNames(entry, element, isPerson);
  addAliases(entry, element);
  if (isPerson) addPersonFacts(entry, element);
  for (const address of childrenOf(element, isPerson ? 'INDIVIDUAL_ADDRESS' : 'ENTITY_ADDRESS'))
    addAddress(entry, {
      street: textOf(address, 'STREET'),
      city: textOf(address, 'CITY'),
      state: textOf(address, 'STATE_PROVINCE'),
      postalCode: textOf(address, 'ZIP_CODE'),
      country: textOf(address, 'COUNTRY'),
      remarks: textOf(address, 'NOTE'),
    });
  addListing(entry, element);
  addRemarks(entry, element, known);
  return entry.events();
}

function addNames(entry: Entry, element: XmlElement, isPerson: boolean): void {
  const parts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME', 'FIFTH_NAME', 'SIXTH_NAME']
    .map((tag) => plain(textOf(element, tag)))
    .filter(Boolean);
  const full = parts.join(' ');
  entry.say('name', full);
  if (isPerson) for (const [tag, prop] of NAME_PARTS) entry.say(prop, plain(textOf(element, tag)));
  for (const { text, weak } of namesIn(full))
    if (text !== full) entry.say(weak ? 'weakAlias' : 'alias', text, { original: full });
  for (const native of childrenOf(element, 'NAME_ORIGINAL_SCRIPT')) addAlias(entry, 'alias', native.text);
}

function addAlias(entry: Entry, prop: string, field: string): void {
  const original = field.trim();
  for (const { text, weak } of namesIn(original)) entry.say(weak ? 'weakAlias' : prop, text, { original });
}

function addAliases(entry: Entry, element: XmlElement): void {
  const aliases = [...childrenOf(element, 'INDIVIDUAL_ALIAS'), ...childrenOf(element, 'ENTITY_ALIAS')];
  for (const alias of aliases) {
    const [name, note] = [textOf(alias, 'ALIAS_NAME'), textOf(alias, 'NOTE')];
    const quality = textOf(alias, 'QUALITY').toLowerCase();
    const former = quality.startsWith('f') || /\b(?:previously|formerly) listed as\b/i.test(note);
    const prop = former ? 'previousName' : quality === 'low' ? 'weakAlias' : 'alias';
    addAlias(entry, prop, name);
    const native = /original script:\s*(.+)$/is.exec(note)?.[1];
    if (native) addAlias(entry, prop, native);
    else if (note && !former) entry.say('notes', name ? `${name}: ${note}` : note);
    if (entry.schema !== 'Person') continue;
    entry.sayDate('birthDate', textOf(alias, 'DATE_OF_BIRTH'));
    const [city, country] = [textOf(alias, 'CITY_OF_BIRTH'), textOf(alias, 'COUNTRY_OF_BIRTH')];
    entry.say('birthPlace', [city, country].filter(Boolean).join(', '));
    entry.sayCountry('birthCountry', country);
  }
}

function addPersonFacts(entry: Entry, element: XmlElement): void {
  addUnDates(entry, element);
  addUnPlaces(entry, element);
  addUnDocuments(entry, element);
  for (const value of textsOf(element, 'NATIONALITY', 'VALUE')) entry.sayCountry('nationality', value);
  for (const value of textsOf(element, 'NATIONALITY2')) entry.sayCountry('nationality', value);
  entry.sayAll('position', textsOf(element, 'DESIGNATION', 'VALUE'));
  entry.sayAll('title', textsOf(element, 'TITLE', 'VALUE'));
  const gender = textOf(element, 'GENDER');
  if (/^(?:fe)?male$/i.test(gender)) entry.say('gender', gender.toLowerCase(), { original: gender });
}

function addListing(entry: Entry, element: XmlElement): void {
  const sanction = addSanction(entry, AUTHORITY);
  const reference = textOf(element, 'REFERENCE_NUMBER');
  const programme = textOf(element, 'UN_LIST_TYPE');
  sanction.say('unscId', reference);
  sanction.say('authorityId', reference);
  sanction.say('program', programme);
  entry.say('program', programme);
  sanction.sayDate('listingDate', textOf(element, 'LISTED_ON'));
  sanction.sayDate('startDate', textOf(element, 'LISTED_ON'));
  const delisted = textOf(element, 'DELISTED_ON');
  sanction.sayDate('endDate', delisted);
  sanction.say('status', delisted ? 'delisted' : '');
  sanction.sayDate('date', textOf(element, 'SUBMITTED_ON'));
  for (const value of updatesOf(element)) {
    sanction.sayDate('modifiedAt', value);
    entry.sayDate('modifiedAt', value);
  }
  const submitter = textOf(element, 'SUBMITTED_BY');
  if (submitter) sanction.say('description', `Submitted by ${submitter}`, { original: submitter });
  if (!delisted) entry.say('topics', 'sanction');
}

const updatesOf = (element: XmlElement): string[] => {
  const values = textsOf(element, 'LAST_DAY_UPDATED', 'VALUE');
  const own = descendants(element, 'LAST_DAY_UPDATED').map((one) => one.text.trim());
  return [...values, ...own.filter(Boolean)];
};

function addRemarks(entry: Entry, element: XmlElement, { dataset, keys }: Known): void {
  const remarks = child(element, 'COMMENTS1')?.text ?? '';
  entry.say('notes', remarks);
  for (const url of remarks.match(/https?:\/\/[^\s"<>]{4,300}/g) ?? [])
    entry.say('sourceUrl', url.replace(/[.,;)]+$/, ''));
  if (entry.schema !== 'Person') {
    const numbers = new Set([...remarks.matchAll(/\bIMO[^\d]{0,20}(\d{7})\b/gi)].map((match) => match[1]!));
    if (numbers.size === 1) entry.say('imoNumber', [...numbers][0]!);
  }
  const own = textOf(element, 'REFERENCE_NUMBER');
  for (const reference of new Set(remarks.match(REFERENCE) ?? [])) {
    const other = keys.get(reference);
    if (reference === own || other === undefined) continue;
    const link = addLink(entry, {
      schema: 'UnknownLink',
      from: 'subject',
      to: 'object',
      other: `${dataset}-${other}`,
    });
    link.say('role', 'named in the narrative', { original: reference });
  }
}
