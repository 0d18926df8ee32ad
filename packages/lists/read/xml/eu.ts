import type { ListFile, ReadEvent, ReadOptions } from '../../core/record';
import { knownWords } from '../known-words';
import { attribute, childrenOf, descendants, textsOf, type XmlElement } from './element';
import { xmlElements } from './elements';
import { type Entry, entryOf, shortHash } from './entry';
import { addEuBirth } from './eu-birth';
import { sayEuCountry } from './eu-country';
import { addEuDocument } from './eu-documents';
import { addEuNames } from './eu-names';
import { euSchema } from './eu-schema';
import { addAddress, addSanction, plain } from './parts';
import { factsOf, warningsOf } from './reading';

const ENTRIES = new Set(['sanctionEntity']);
const AUTHORITIES: { readonly [organisation: string]: string } = knownWords({
  council: 'Council of the European Union',
  commission: 'European Commission',
});

/**
 * The EU's consolidated financial sanctions list, "FSD" export 1.1.
 *
 * @source European Commission, Financial Sanctions Files, xmlFullSanctionsList 1.1
 *         (http://eu.europa.ec/fpi/fsd/export)
 * @throws ListFileError as `xmlElements`
 */
export async function* readEuXml(
  files: readonly ListFile[],
  options: ReadOptions,
): AsyncGenerator<ReadEvent> {
  for (const file of files) {
    const warnings = warningsOf(options);
    const facts = factsOf('EU financial sanctions', (root) => attribute(root, 'generationDate'));
    for await (const element of xmlElements(file, { pick: ENTRIES, root: facts.root, ...warnings.options })) {
      yield* facts.once();
      yield* warnings.taken();
      yield* eventsOf(element, options.dataset);
    }
    yield* facts.once();
    yield* warnings.taken();
  }
}

function keyOf(element: XmlElement): string {
  const native = attribute(element, 'logicalId') || attribute(element, 'euReferenceNumber');
  const names = childrenOf(element, 'nameAlias').map((name) => attribute(name, 'wholeName'));
  return native || `x${shortHash(names)}`;
}

function eventsOf(element: XmlElement, dataset: string): ReadEvent[] {
  const key = keyOf(element);
  const at = { line: element.line, element: `sanctionEntity[logicalId=${key}]` };
  const { schema, imoNumbers } = euSchema(element);
  const entry = entryOf({ dataset, key, schema, at });
  addEuNames(entry, element);
  if (imoNumbers.length === 1) entry.say('imoNumber', imoNumbers[0]!);
  for (const birth of childrenOf(element, 'birthdate')) addEuBirth(entry, birth);
  for (const citizenship of childrenOf(element, 'citizenship'))
    sayEuCountry(entry, 'citizenship', citizenship);
  for (const address of childrenOf(element, 'address')) addEuAddress(entry, address);
  for (const document of childrenOf(element, 'identification')) addEuDocument(entry, document);
  addListing(entry, element);
  for (const remark of textsOf(element, 'remark')) entry.say('notes', remark);
  return entry.events();
}

function addEuAddress(entry: Entry, address: XmlElement): void {
  addAddress(entry, {
    full: attribute(address, 'place'),
    street: attribute(address, 'street'),
    poBox: attribute(address, 'poBox') && `PO Box ${attribute(address, 'poBox')}`,
    postalCode: attribute(address, 'zipCode'),
    city: attribute(address, 'city'),
    region: attribute(address, 'region'),
    country: countryText(address),
    remarks: [
      ...textsOf(address, 'remark'),
      attribute(address, 'asAtListingTime') === 'true' ? 'As at listing time' : '',
    ]
      .filter(Boolean)
      .join('; '),
  });
  for (const contact of descendants(address, 'contactInfo')) {
    const kind = attribute(contact, 'key').toLowerCase();
    const value = attribute(contact, 'value') || contact.text.trim();
    const prop = /mail/.test(kind) ? 'email' : /web|url|site/.test(kind) ? 'website' : 'phone';
    entry.say(/mail|web|url|site|phone|fax|tel|mobile/.test(kind) ? prop : 'notes', value);
  }
}

const countryText = (element: XmlElement) => {
  const name = plain(attribute(element, 'countryDescription'));
  return name || plain(attribute(element, 'countryIso2Code').replace(/^00$/, ''));
};

function addListing(entry: Entry, element: XmlElement): void {
  const regulations = childrenOf(element, 'regulation');
  const references = [attribute(element, 'euReferenceNumber'), attribute(element, 'unitedNationId')];
  const delisted = attribute(element, 'delistingDate') || attribute(element, 'delistedOn');
  for (const regulation of regulations.length > 0 ? regulations : [undefined]) {
    const told = regulation
      ? [attribute(regulation, 'logicalId') || attribute(regulation, 'numberTitle')]
      : [];
    const organisation = attribute(regulation, 'organisationType').toLowerCase();
    const sanction = addSanction(entry, AUTHORITIES[organisation] ?? 'European Union', ...told);
    sanction.say('country', 'eu');
    sanction.sayAll('authorityId', references);
    sanction.say('unscId', references[1]!);
    sanction.sayDate('listingDate', attribute(element, 'designationDate'));
    sanction.sayDate('startDate', attribute(regulation, 'entryIntoForceDate'));
    sanction.sayDate('date', attribute(regulation, 'publicationDate'));
    sanction.sayDate('endDate', delisted);
    if (delisted) sanction.say('status', 'delisted', { original: delisted });
    sanction.say('program', attribute(regulation, 'programme'));
    entry.say('program', attribute(regulation, 'programme'));
    sanction.say('provisions', attribute(regulation, 'numberTitle'));
    sanction.sayAll('programUrl', textsOf(regulation, 'publicationUrl'));
    sanction.sayAll('reason', [attribute(element, 'designationDetails')]);
  }
  if (!delisted) entry.say('topics', 'sanction');
}
