import { attribute, child, childrenOf, textOf, type XmlElement } from '../element';
import type { Entry, Statements } from '../entry';
import { ofacMeaning } from '../ofac-labels';
import { sayBirthPlace, sayOfac } from '../ofac-says';
import { addAddress, plain } from '../parts';
import { periodIn } from './dates';
import type { AdvancedLocation, Held } from './held';

/** Features of a profile: dates, places, nationalities, flags, wallets… by their labels. */
export function addFeatures(entry: Entry, sanction: Statements, profile: XmlElement, held: Held): void {
  for (const feature of childrenOf(profile, 'Feature')) {
    const typeId = attribute(feature, 'FeatureTypeID');
    const label = held.reference.text('FeatureType', typeId) || `Feature ${typeId}`;
    for (const version of childrenOf(feature, 'FeatureVersion')) {
      for (const place of childrenOf(version, 'VersionLocation'))
        addPlace(entry, sanction, label, held.locations.get(attribute(place, 'LocationID')));
      const period = periodIn(child(version, 'DatePeriod'));
      if (period) sayOfac(entry, sanction, { label, value: period, fallback: 'note' });
      for (const detail of childrenOf(version, 'VersionDetail')) {
        const looked = held.reference.text('DetailReference', attribute(detail, 'DetailReferenceID'));
        const value = detail.text.trim() || looked;
        if (value) sayOfac(entry, sanction, { label, value, fallback: 'note' });
      }
      const comment = plain(textOf(version, 'Comment'));
      if (comment) entry.say('notes', `${label.replace(/:$/, '')}: ${comment}`, { original: comment });
    }
  }
}

function addPlace(
  entry: Entry,
  sanction: Statements,
  label: string,
  place: AdvancedLocation | undefined,
): void {
  if (!place) return;
  const meaning = ofacMeaning(label);
  const parts = [
    place.street,
    place.street2,
    place.street3,
    place.city,
    place.region,
    place.state,
    place.country,
  ];
  const text = parts.map(plain).filter(Boolean).join(', ');
  if (meaning?.kind === 'location') addAddress(entry, place);
  else if (meaning?.kind === 'country') entry.sayCountry(meaning.prop, place.country || text);
  else if (meaning?.kind === 'birth-place') {
    sayBirthPlace(entry, text);
    if (place.country)
      entry.sayCountry('birthCountry', place.countryCode || place.country, { original: place.country });
  } else if (text) sayOfac(entry, sanction, { label, value: text, fallback: 'note' });
}
