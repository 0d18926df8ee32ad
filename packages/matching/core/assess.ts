/** All evidence on a pair, and the two figures. */
import { bestNames } from './compare/best-names';
import type { NameMatch } from './compare/names';
import { dateEvidence } from './evidence/dates';
import { type Evidence, evidence } from './evidence/feature';
import { identifierEvidence } from './evidence/identifiers';
import { countryEvidence, placeEvidence } from './evidence/places';
import type { Facts } from './facts';
import type { Sort } from './names/part';
import { type NameStats, rarityBy } from './names/rarity';
import type { Prepared } from './prepare';
import { scoreOf, surenessOf } from './weights';

export type Assessment = {
  readonly score: number;
  readonly sureness: number;
  readonly names: NameMatch | null;
  readonly others: readonly Evidence[];
};

/** Both must be prepared for the same sort of name. Symmetric to the last digit. */
export function assess(left: Prepared, right: Prepared, stats?: NameStats): Assessment {
  const names = bestNames(left.names, right.names, rarityBy(stats));
  const others = factEvidence(left.facts, right.facts, left.sort);
  const nameBits = names.match ? names.bits : 0;
  return {
    score: scoreOf(names.match ? names.match.likeness : null, others),
    sureness: surenessOf(nameBits, others),
    names: names.match,
    others,
  };
}

const birthPlace = { feature: 'birth-place', bits: 0.6, pull: 0.2, against: -0.5 };
const address = { feature: 'address', bits: 1.6, pull: 0.6, against: -2 };

/** All evidence but that of names; symmetric. */
export function factEvidence(left: Facts, right: Facts, sort: Sort): Evidence[] {
  const out: Evidence[] = [];
  const add = (found: Evidence | null) => found && out.push(found);
  if (left.birthDates.length > 0 && right.birthDates.length > 0)
    add(dateEvidence('birth-date', left.birthDates, right.birthDates));
  if (sort !== 'person') add(softer(dateEvidence('start-date', left.startDates, right.startDates)));
  add(genderEvidence(left, right));
  add(countries(left, right));
  if (left.birthPlaces.length > 0 && right.birthPlaces.length > 0)
    add(placeEvidence(birthPlace, left.birthPlaces, right.birthPlaces));
  if (left.addresses.length > 0 && right.addresses.length > 0)
    add(placeEvidence(address, left.addresses, right.addresses));
  if (left.identifiers.length > 0 && right.identifiers.length > 0)
    out.push(...identifierEvidence(left.identifiers, right.identifiers));
  return out;
}

/** Registers disagree on when a firm began far more than on when a man was born. */
const softer = (found: Evidence | null): Evidence | null =>
  found && found.pull < 0
    ? evidence({ ...found, bits: found.bits / 3 }, found.pull / 4)
    : found && evidence(found, found.pull / 2);

function countries(left: Facts, right: Facts): Evidence | null {
  if (left.nationalities.length > 0 && right.nationalities.length > 0) {
    const shared = countryEvidence(
      { feature: 'nationality', agree: 2.5, differ: -1.5, pull: -0.8 },
      left.nationalities,
      right.nationalities,
    );
    if (shared && shared.bits > 0) return shared;
    const wider = countryEvidence(
      { feature: 'country', agree: 2, differ: -1.5, pull: -0.8 },
      left.countries,
      right.countries,
    );
    return wider && wider.bits > 0 ? wider : shared;
  }
  return countryEvidence(
    { feature: 'country', agree: 2, differ: -1, pull: -0.5 },
    left.countries,
    right.countries,
  );
}

function genderEvidence(left: Facts, right: Facts): Evidence | null {
  const [a, b] = [left.genders, right.genders];
  if (a.length === 0 || b.length === 0) return null;
  const shared = a.find((gender) => b.includes(gender));
  if (shared)
    return evidence({ feature: 'gender', left: shared, right: shared, relation: 'same', bits: 0.8 }, 0);
  return evidence({ feature: 'gender', left: a[0]!, right: b[0]!, relation: 'conflict', bits: -4 }, -3);
}
