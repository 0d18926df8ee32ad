import type { ListFile, ReadEvent, ReadOptions } from '../../../core/record';
import { attribute, childrenOf, textsOf, type XmlElement } from '../element';
import { xmlElements } from '../elements';
import { type Entry, entryOf, shortHash } from '../entry';
import { sayOfac } from '../ofac-says';
import { addSanction } from '../parts';
import { warningsOf } from '../reading';
import { addFeatures } from './features';
import { type Held, heldOf } from './held';
import { addAdvancedNames } from './names';
import { partySchema } from './reference';
import { addRelations } from './relations';

const PARTIES = new Set(['DistinctParty']);
const AUTHORITY = 'Office of Foreign Assets Control';

/**
 * OFAC's lists in the advanced XML form (SDN_ADVANCED.xml, CONS_ADVANCED.xml).
 *
 * Read twice: what stands around the parties (reference values, locations, documents, relations, listings) comes before
 * and after them, so it is gathered first; the parties themselves are never held.
 *
 * @source OFAC, SDN advanced schema (UN "advanced sanctions data model"); editions of 2015 to 2026
 * @throws ListFileError as `xmlElements`
 * @limits two million things around the parties
 */
export async function* readOfacAdvancedXml(
  files: readonly ListFile[],
  options: ReadOptions,
): AsyncGenerator<ReadEvent> {
  for (const file of files) {
    const held = await heldOf(file, options.signal);
    yield {
      kind: 'facts',
      title: 'OFAC sanctions list',
      declaredEntries: held.parties,
      ...(held.published && { publishedAt: held.published }),
    };
    const warnings = warningsOf(options);
    for await (const party of xmlElements(file, { pick: PARTIES, ...warnings.options })) {
      yield* warnings.taken();
      yield* eventsOf(party, options.dataset, held);
    }
    yield* warnings.taken();
  }
}

function eventsOf(party: XmlElement, dataset: string, held: Held): ReadEvent[] {
  const profiles = childrenOf(party, 'Profile');
  const key =
    attribute(party, 'FixedRef') || attribute(profiles[0], 'ID') || `x${shortHash([String(party.line)])}`;
  const at = { line: party.line, element: `DistinctParty[FixedRef=${key}]` };
  const schema = partySchema(held.reference, attribute(profiles[0], 'PartySubTypeID'));
  const entry = entryOf({ dataset, key, schema, at });
  for (const profile of profiles) addProfile(entry, profile, dataset, held);
  entry.sayAll('notes', textsOf(party, 'Comment'));
  return entry.events();
}

function addProfile(entry: Entry, profile: XmlElement, dataset: string, held: Held): void {
  addAdvancedNames(entry, profile, held.reference);
  const sanction = addListings(entry, attribute(profile, 'ID'), held);
  addFeatures(entry, sanction, profile, held);
  for (const identity of childrenOf(profile, 'Identity'))
    for (const document of held.documents.get(attribute(identity, 'ID')) ?? [])
      sayOfac(entry, sanction, {
        ...document,
        label: document.type || 'Identification',
        value: document.number,
        fallback: 'document',
      });
  addRelations(entry, dataset, attribute(profile, 'ID'), held);
  entry.say('topics', 'sanction');
}

/** One sanction a listing; the first also takes the provisions that stand among the features. */
function addListings(entry: Entry, profileId: string, held: Held) {
  const listings = held.listings.get(profileId) ?? [];
  const sanctions = listings.map((listing) => {
    const sanction = addSanction(entry, AUTHORITY, listing.id);
    sanction.say('country', 'us');
    sanction.say('authorityId', entry.key);
    sanction.sayAll('program', listing.programs);
    entry.sayAll('program', listing.programs);
    sanction.sayAll('provisions', [...listing.provisions, ...listing.legalBases]);
    sanction.sayDate('listingDate', listing.listed);
    sanction.sayDate('startDate', listing.listed);
    sanction.say('description', listing.list);
    sanction.sayAll('summary', listing.remarks);
    return sanction;
  });
  if (sanctions[0]) return sanctions[0];
  const sanction = addSanction(entry, AUTHORITY);
  sanction.say('country', 'us');
  sanction.say('authorityId', entry.key);
  return sanction;
}
