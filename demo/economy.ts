import type { Entity } from '@belfry/model';
import { entityOf, sanctionOf } from './entries';
import { COMPANY_WORDS, SHIP_WORDS, TOWNS } from './names';
import { fullName, type Person } from './people';
import type { Chance } from './random';

type Invented = {
  readonly id: string;
  readonly asRegistered: readonly Entity[];
  /** The same thing as the national list's `i`-th entry writes it. */
  asListed(i: number): Entity[];
};

/**
 * Companies with one to three owners; some owners stand on the national list.
 *
 * @limits  enterprise numbers carry a right check but lie in 0199.…, a range that was never given out
 */
export function inventCompanies(by: Chance, ask: { count: number; owners: readonly Person[] }): Invented[] {
  const taken = new Set<string>();
  return Array.from({ length: ask.count }, (_, i) => {
    const words = companyName(by, taken);
    const id = `mrc-${String(i + 1).padStart(4, '0')}`;
    const number = enterpriseNumber(1990000 + i * 7);
    const company = entityOf(id, 'Company', {
      name: [`${words.name} ${words.form}`],
      registrationNumber: [number],
      legalForm: [words.form],
      address: [`Havenkaai ${by.whole(1, 220)}, ${by.pick(TOWNS)}`],
      incorporationDate: [`${by.whole(1988, 2025)}`],
      status: [by.maybe(0.9) ? 'active' : 'dissolved'],
    });
    const owners = Array.from({ length: by.whole(1, 3) }, (_, n) =>
      owner(by, { companyId: id, n, people: ask.owners }),
    ).flat();
    const sanction = (listed: string) => sanctionOf(listed, by);
    return {
      id,
      asRegistered: [company, ...owners],
      asListed: (n) => listedCompany(n, { words, number, sanction }),
    };
  });
}

function listedCompany(
  n: number,
  of: { words: { name: string; form: string }; number: string; sanction: (id: string) => Entity },
): Entity[] {
  const id = `mnl-${String(n + 1).padStart(4, '0')}`;
  const twin: Record<string, string> = { NV: 'SA', SA: 'NV', BV: 'SRL', SRL: 'BV', VZW: 'ASBL', ASBL: 'VZW' };
  return [
    entityOf(id, 'Organization', {
      name: [`${of.words.name.toUpperCase()} ${twin[of.words.form] ?? of.words.form}`],
      alias: [of.words.name],
      registrationNumber: [of.number.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3')],
      topics: ['sanction'],
      notes: ['Invented company.'],
    }),
    of.sanction(id),
  ];
}

function owner(by: Chance, of: { companyId: string; n: number; people: readonly Person[] }): Entity[] {
  const person = by.pick(of.people);
  const id = `${of.companyId}-own-${of.n + 1}`;
  return [
    entityOf(id, 'Person', {
      name: [fullName(person, by.whole(0, 1))],
      birthDate: by.maybe(0.8) ? [person.birthDate] : [],
      nationality: person.country ? [person.country] : [],
      passportNumber: by.maybe(0.3) ? [person.passport] : [],
    }),
    entityOf(`${id}-share`, 'Ownership', {
      owner: [id],
      asset: [of.companyId],
      percentage: [String(by.pick([10, 24, 25, 33, 50, 51, 100]))],
      role: [by.pick(['shareholder', 'beneficial owner', 'director and shareholder'])],
    }),
  ];
}

/** @limits  IMO numbers carry a right check but lie in 2…, MMSI in 299…, ranges that are not in use */
export function inventShips(by: Chance, ask: { count: number; owners: readonly string[] }): Invented[] {
  const taken = new Set<string>();
  return Array.from({ length: ask.count }, (_, i) => {
    const name = shipName(by, taken);
    const id = `mrs-${String(i + 1).padStart(4, '0')}`;
    const imo = imoNumber(210000 + i * 13);
    const ship = entityOf(id, 'Vessel', {
      name: [name.toUpperCase()],
      imoNumber: [`IMO${imo}`],
      mmsi: [`299${String(by.whole(0, 999999)).padStart(6, '0')}`],
      flag: [by.pick(SHIP_WORDS.flags)],
      type: [by.pick(['General cargo', 'Bulk carrier', 'Products tanker', 'Reefer'])],
      tonnage: [String(by.whole(1800, 58000))],
      buildDate: [String(by.whole(1984, 2022))],
    });
    const share = entityOf(`${id}-own`, 'Ownership', {
      owner: [by.pick(ask.owners)],
      asset: [id],
      role: ['registered owner'],
    });
    const sanction = (listed: string) => sanctionOf(listed, by);
    return {
      id,
      asRegistered: [ship, share],
      asListed: (n) => listedShip(n, { name, former: shipName(by, taken), imo, sanction }),
    };
  });
}

function listedShip(
  n: number,
  of: { name: string; former: string; imo: string; sanction: (id: string) => Entity },
): Entity[] {
  const id = `mnl-${String(n + 1).padStart(4, '0')}`;
  return [
    entityOf(id, 'Vessel', {
      name: [of.name],
      previousName: [of.former],
      imoNumber: [of.imo],
      topics: ['sanction'],
      notes: ['Invented ship.'],
    }),
    of.sanction(id),
  ];
}

function companyName(by: Chance, taken: Set<string>): { name: string; form: string } {
  for (;;) {
    const name = `${by.pick(COMPANY_WORDS.lead)} ${by.pick(COMPANY_WORDS.trade)}`;
    if (!taken.has(name)) {
      taken.add(name);
      return { name, form: by.pick(COMPANY_WORDS.form) };
    }
  }
}

function shipName(by: Chance, taken: Set<string>): string {
  for (;;) {
    const name = `${by.pick(SHIP_WORDS.first)} ${by.pick(SHIP_WORDS.second)}`;
    if (!taken.has(name)) {
      taken.add(name);
      return name;
    }
  }
}

/** Ten digits, the last two being 97 − (the first eight modulo 97). */
function enterpriseNumber(base: number): string {
  const eight = String(base).padStart(8, '0');
  return eight + String(97 - (Number(eight) % 97)).padStart(2, '0');
}

/** Seven digits, the last of the sum of the first six weighted 7…2. */
function imoNumber(base: number): string {
  const six = String(base);
  const sum = [...six].reduce((total, digit, i) => total + Number(digit) * (7 - i), 0);
  return six + String(sum % 10);
}
