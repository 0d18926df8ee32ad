/** Numbers of documents, registers, ships, accounts: one shared nearly settles it. */
import { textDistance } from '../sound/edit';
import { type Evidence, evidence } from './feature';

export type Identifier = {
  readonly kind: string;
  /** As compared: capitals and figures only. */
  readonly value: string;
  /** As it stands in the entity. */
  readonly raw: string;
};

type Kind = {
  readonly feature: string;
  /** Bits of a shared value. */
  readonly shared: number;
  /** Bits of two different values: negative where one thing has one number. */
  readonly differing: number;
  readonly pull: number;
};

const kind = (feature: string, shared: number, differing: number, pull: number): Kind => ({
  feature,
  shared,
  differing,
  pull,
});

/** By FollowTheMoney property. */
export const identifierKinds: Readonly<Record<string, Kind>> = {
  imoNumber: kind('imo-number', 22, -9, 13),
  mmsi: kind('mmsi', 18, -3, 11),
  callSign: kind('call-sign', 12, -1, 6),
  leiCode: kind('lei-code', 22, -9, 13),
  innCode: kind('inn-code', 20, -8, 13),
  ogrnCode: kind('ogrn-code', 20, -8, 13),
  vatCode: kind('vat-code', 18, -3, 12),
  taxNumber: kind('tax-number', 18, -3, 12),
  registrationNumber: kind('registration-number', 18, -3, 12),
  idNumber: kind('id-number', 18, -4, 12),
  passportNumber: kind('passport-number', 18, -1, 12),
  socialSecurityNumber: kind('social-security-number', 18, -3, 12),
  birthCertificateNumber: kind('id-number', 14, -2, 11),
  swiftBic: kind('bic', 16, -2, 9),
  bicCode: kind('bic', 16, -2, 9),
  ibanCode: kind('iban', 18, 0, 11),
  iban: kind('iban', 18, 0, 11),
  accountNumber: kind('account-number', 16, 0, 10),
  publicKey: kind('public-key', 22, 0, 13),
  isin: kind('isin', 20, -2, 12),
  isinCode: kind('isin', 20, -2, 12),
  dunsCode: kind('duns-code', 18, -3, 12),
  cageCode: kind('cage-code', 16, -1, 11),
  npiCode: kind('npi-code', 18, -2, 12),
  okpoCode: kind('okpo-code', 18, -3, 12),
  bikCode: kind('bik-code', 16, -3, 11),
  uniqueEntityId: kind('unique-entity-id', 18, -3, 12),
  permId: kind('perm-id', 20, -2, 12),
  icijId: kind('icij-id', 20, 0, 12),
  giiNumber: kind('gii-number', 18, -2, 12),
  vin: kind('vin', 22, -9, 13),
  serialNumber: kind('serial-number', 14, -3, 10),
  tonnage: kind('tonnage', 3, 0, 0.5),
  phone: kind('phone', 11, 0, 4.5),
  email: kind('email', 13, 0, 5.5),
  wikidataId: kind('wikidata-id', 24, -6, 13),
};

const documents = new Set([
  'idNumber',
  'passportNumber',
  'taxNumber',
  'registrationNumber',
  'vatCode',
  'socialSecurityNumber',
  'innCode',
  'ogrnCode',
  'birthCertificateNumber',
]);
const empty = /^(0+|X+|N\/?A|NONE|UNKNOWN|NULL|TEST|123456789?0?|1+|9+)$/;

/** A value as compared; null when it is too short or a stand-in for nothing. */
export function cleanIdentifier(prop: string, raw: string): string | null {
  if (raw.length > 200) return null;
  if (prop === 'email') return /^\S+@\S+$/.test(raw.trim()) ? raw.trim().toLowerCase() : null;
  if (prop === 'publicKey') return raw.trim().length > 8 ? raw.trim() : null;
  let value = raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  if (prop === 'imoNumber') value = value.replace(/^IMO/, '');
  if (prop === 'phone') value = value.replace(/^00/, '').replace(/^0/, '');
  if (prop === 'swiftBic' || prop === 'bicCode') value = value.slice(0, 8);
  return value.length < 4 || empty.test(value) ? null : value;
}

/** The strongest agreement, and at most one disagreement for each kind. Symmetric. */
export function identifierEvidence(left: readonly Identifier[], right: readonly Identifier[]): Evidence[] {
  const out: Evidence[] = [];
  const kinds = new Set([...left, ...right].map((one) => one.kind));
  for (const name of [...kinds].sort()) {
    const [a, b] = [left.filter((one) => one.kind === name), right.filter((one) => one.kind === name)];
    const found = a.length > 0 && b.length > 0 ? ofOneKind(name, a, b) : null;
    if (found) out.push(found);
  }
  if (!out.some((one) => one.pull > 6)) {
    const across = acrossKinds(left, right);
    if (across) out.push(across);
  }
  return out;
}

function ofOneKind(name: string, left: readonly Identifier[], right: readonly Identifier[]): Evidence | null {
  const { feature, shared, differing, pull } = identifierKinds[name]!;
  for (const a of left) {
    const b = right.find((one) => one.value === a.value);
    if (b) return evidence({ feature, left: a.raw, right: b.raw, relation: 'same', bits: shared }, pull);
  }
  for (const a of left) {
    const b = right.find((one) => nearly(a.value, one.value));
    if (b)
      return evidence(
        { feature, left: a.raw, right: b.raw, relation: 'near', bits: shared / 3 },
        Math.min(3.5, pull / 3),
      );
  }
  if (name === 'email') return similarEmail(left, right);
  if (differing === 0) return null;
  const first = (side: readonly Identifier[]) =>
    [...side].sort((a, b) => (a.value < b.value ? -1 : 1))[0]!.raw;
  // A person keeps several papers; many numbers on one side make a difference say less.
  const share = 1 / Math.max(1, Math.min(left.length, right.length));
  return evidence(
    { feature, left: first(left), right: first(right), relation: 'conflict', bits: differing * share },
    differing * share * 0.6,
  );
}

/** Long values that differ by one slip. */
function nearly(left: string, right: string): boolean {
  const length = Math.max(left.length, right.length);
  return length >= 6 && Math.abs(left.length - right.length) <= 1 && textDistance(left, right) <= 1;
}

/** Lists file one number under different kinds: a passport as an identity card, a tax number as a registration. */
function acrossKinds(left: readonly Identifier[], right: readonly Identifier[]): Evidence | null {
  for (const a of left) {
    if (!documents.has(a.kind) || a.value.length < 6) continue;
    const b = right.find((one) => documents.has(one.kind) && one.value === a.value);
    if (b)
      return evidence(
        { feature: 'document-number', left: a.raw, right: b.raw, relation: 'same', bits: 15 },
        10,
      );
  }
  return null;
}

/** Two addresses that differ by a few slips: the same mailbox, badly copied. */
function similarEmail(left: readonly Identifier[], right: readonly Identifier[]): Evidence | null {
  for (const a of left) {
    for (const b of right) {
      const length = Math.max(a.value.length, b.value.length);
      if (length < 10 || length > 60 || textDistance(a.value, b.value) / length > 0.25) continue;
      return evidence({ feature: 'email', left: a.raw, right: b.raw, relation: 'similar', bits: 7 }, 2.5);
    }
  }
  return null;
}
