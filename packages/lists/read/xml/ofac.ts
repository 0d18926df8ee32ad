import { isA, readDate } from '@belfry/model';
import type { ListFile, ReadEvent, ReadOptions } from '../../core/record';
import { knownWords } from '../known-words';
import { childrenOf, descendants, textOf, textsOf, type XmlElement } from './element';
import { xmlElements } from './elements';
import { type Entry, entryOf, shortHash } from './entry';
import { namesIn } from './names';
import { ofacDate, sayBirthPlace, sayOfac } from './ofac-says';
import { addAddress, addLink, addSanction, plain } from './parts';
import { warningsOf } from './reading';

const AUTHORITY = 'Office of Foreign Assets Control';
const ENTRIES = new Set(['sdnEntry']);
const PICK = new Set(['sdnEntry', 'publshInformation', 'publishInformation']);
const SCHEMATA: { readonly [type: string]: string } = knownWords({
  individual: 'Person',
  entity: 'Organization',
  vessel: 'Vessel',
  aircraft: 'Airplane',
});

type Other = { readonly id: string; readonly schema: string };
/** Entries by their names in capitals; null when two entries share one. */
type Named = Map<string, Other | null>;

/**
 * OFAC's lists in the XML form of sdn.xml and consolidated.xml.
 *
 * Read twice: once for the names, so that `Linked To: …` and a vessel's owner become links to entries.
 *
 * @source OFAC, sdn.xsd (http://tempuri.org/sdnList.xsd)
 * @throws ListFileError as `xmlElements`
 */
export async function* readOfacXml(
  files: readonly ListFile[],
  options: ReadOptions,
): AsyncGenerator<ReadEvent> {
  for (const file of files) {
    const named: Named = new Map();
    for await (const element of xmlElements(file, { pick: ENTRIES, signal: options.signal }))
      addNamed(named, element, options.dataset);
    const warnings = warningsOf(options);
    for await (const element of xmlElements(file, { pick: PICK, ...warnings.options })) {
      yield* warnings.taken();
      if (element.name === 'sdnEntry') yield* eventsOf(element, options.dataset, named);
      else yield factsIn(element);
    }
    yield* warnings.taken();
  }
}

function factsIn(element: XmlElement): ReadEvent {
  const published = readDate(textOf(element, 'Publish_Date'), 'mdy')?.from;
  const declared = Number(textOf(element, 'Record_Count'));
  return {
    kind: 'facts',
    title: 'OFAC sanctions list',
    ...(published && { publishedAt: published }),
    ...(Number.isInteger(declared) && declared > 0 && { declaredEntries: declared }),
  };
}

const keyOf = (element: XmlElement): string =>
  textOf(element, 'uid') || `x${shortHash(element.children.map((one) => `${one.name}=${one.text}`))}`;

const schemaOf = (element: XmlElement): string =>
  SCHEMATA[textOf(element, 'sdnType').toLowerCase()] ?? 'LegalEntity';

function addNamed(named: Named, element: XmlElement, dataset: string): void {
  const other = { id: `${dataset}-${keyOf(element)}`, schema: schemaOf(element) };
  const [first, last] = [plain(textOf(element, 'firstName')), plain(textOf(element, 'lastName'))];
  const names = new Set([`${first} ${last}`, `${last}, ${first}`, first ? '' : last].map(nameKey));
  for (const name of names) if (name) named.set(name, named.has(name) ? null : other);
}

const nameKey = (name: string) =>
  name
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function eventsOf(element: XmlElement, dataset: string, named: Named): ReadEvent[] {
  const key = keyOf(element);
  const at = { line: element.line, element: `sdnEntry[uid=${key}]` };
  const entry = entryOf({ dataset, key, schema: schemaOf(element), at });
  addNames(entry, element);
  const programs = textsOf(element, 'programList', 'program');
  entry.sayAll('program', programs);
  entry.say('topics', 'sanction');
  const sanction = addSanction(entry, AUTHORITY);
  sanction.say('country', 'us');
  sanction.say('authorityId', key);
  sanction.sayAll('program', programs);
  for (const id of descendants(element, 'idList', 'id'))
    sayOfac(entry, sanction, {
      label: textOf(id, 'idType'),
      value: textOf(id, 'idNumber') || textOf(id, 'idCountry'),
      country: textOf(id, 'idCountry'),
      issued: textOf(id, 'issueDate'),
      expires: textOf(id, 'expirationDate'),
      fallback: 'document',
    });
  addFacts(entry, element);
  addVessel(entry, element, named);
  addRemarks(entry, textOf(element, 'remarks'), named);
  return entry.events();
}

function addNames(entry: Entry, element: XmlElement): void {
  const [first, last] = [plain(textOf(element, 'firstName')), plain(textOf(element, 'lastName'))];
  entry.say('name', [first, last].filter(Boolean).join(' '));
  if (entry.schema === 'Person') {
    entry.say('firstName', first);
    entry.say('lastName', last);
  }
  for (const aka of descendants(element, 'akaList', 'aka')) {
    const original = [textOf(aka, 'firstName'), textOf(aka, 'lastName')].map(plain).filter(Boolean).join(' ');
    const former = /^f/i.test(textOf(aka, 'type'));
    const weak = /weak/i.test(textOf(aka, 'category'));
    const prop = weak ? 'weakAlias' : former ? 'previousName' : 'alias';
    for (const name of namesIn(original)) entry.say(name.weak ? 'weakAlias' : prop, name.text, { original });
  }
}

function addFacts(entry: Entry, element: XmlElement): void {
  const title = plain(textOf(element, 'title'));
  if (title) entry.say('position', title);
  for (const address of descendants(element, 'addressList', 'address'))
    addAddress(entry, {
      street: textOf(address, 'address1'),
      street2: textOf(address, 'address2'),
      street3: textOf(address, 'address3'),
      city: textOf(address, 'city'),
      state: textOf(address, 'stateOrProvince'),
      postalCode: textOf(address, 'postalCode'),
      country: textOf(address, 'country'),
    });
  for (const country of textsOf(element, 'nationalityList', 'nationality', 'country'))
    entry.sayCountry('nationality', country);
  for (const country of textsOf(element, 'citizenshipList', 'citizenship', 'country'))
    entry.sayCountry('citizenship', country);
  const born = entry.schema === 'Person';
  for (const date of textsOf(element, 'dateOfBirthList', 'dateOfBirthItem', 'dateOfBirth'))
    entry.sayDate(born ? 'birthDate' : 'incorporationDate', ofacDate(date), { original: date });
  for (const place of textsOf(element, 'placeOfBirthList', 'placeOfBirthItem', 'placeOfBirth'))
    sayBirthPlace(entry, place);
}

function addVessel(entry: Entry, element: XmlElement, named: Named): void {
  for (const vessel of childrenOf(element, 'vesselInfo')) {
    const part = (tag: string) => plain(textOf(vessel, tag));
    if (!isA(entry.schema, 'Vehicle')) continue;
    entry.say('type', part('vesselType'));
    if (entry.schema === 'Vessel') {
      entry.say('callSign', part('callSign'));
      entry.sayCountry('flag', part('vesselFlag'));
      entry.say('tonnage', part('tonnage').replace(/[,\s]/g, ''), { original: part('tonnage') });
      const gross = part('grossRegisteredTonnage');
      entry.say('grossRegisteredTonnage', gross.replace(/[,\s]/g, ''), { original: gross });
    }
    const owner = part('vesselOwner');
    if (owner && !linkTo(entry, owner, 'Vessel owner', named))
      entry.say('notes', `Vessel owner: ${owner}`, { original: owner });
  }
}

function addRemarks(entry: Entry, remarks: string, named: Named): void {
  entry.say('notes', remarks);
  for (const found of remarks.matchAll(
    /Linked To:\s*([^;]*?)\s*(?=;|\)?\s*\(Linked|\.?\s*$|\)\s*[.;]?\s*$)/gi,
  ))
    linkTo(entry, found[1]!, 'Linked To', named);
}

/** Links to the one entry of that name; says whether there is one. */
function linkTo(entry: Entry, name: string, role: string, named: Named): boolean {
  const other = named.get(nameKey(name)) ?? named.get(nameKey(name.replace(/\)+$/, '')));
  if (!other || other.id === entry.id) return false;
  const owns = role === 'Vessel owner' && isA(other.schema, 'LegalEntity');
  const link = owns
    ? addLink(entry, { schema: 'Ownership', from: 'asset', to: 'owner', other: other.id })
    : addLink(entry, { schema: 'UnknownLink', from: 'subject', to: 'object', other: other.id });
  link.say('role', role, { original: name });
  return true;
}
