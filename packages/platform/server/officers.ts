import type { Acting, Db } from './context';

type Officer = {
  readonly officer: string;
  readonly mandate: string;
  readonly name: string;
  readonly legalBasis: string;
  readonly purpose: string;
};

const demo: Officer = {
  officer: '00000000-0000-4000-8000-000000000001',
  mandate: '00000000-0000-4000-8000-000000000002',
  name: 'Demo',
  legalBasis: 'Demonstration',
  purpose: 'Screening against lists',
};
const anyone: Officer = {
  officer: '00000000-0000-4000-8000-000000000003',
  mandate: '00000000-0000-4000-8000-000000000004',
  name: 'Open match',
  legalBasis: 'Opened by the operator',
  purpose: 'Screening without a key',
};

/** The single officer of an installation without sign-in; made at first use. */
export const demoOfficer = (db: Db): Promise<Acting> => known(db, demo);

/** In whose name `/match` answers when the operator opened it; made at first use. */
export const openOfficer = (db: Db): Promise<Acting> => known(db, anyone);

/** Who acts under a mandate, with all scopes; null when there is no such officer and mandate. */
export async function actingOf(db: Db, officerId: string, mandateId: string): Promise<Acting | null> {
  const row = await db
    .selectFrom('officer')
    .innerJoin('service', 'service.id', 'officer.service_id')
    .innerJoin('mandate', 'mandate.officer_id', 'officer.id')
    .where('officer.id', '=', officerId)
    .where('mandate.id', '=', mandateId)
    .select([
      'officer.name as officerName',
      'officer.language',
      'service.id as serviceId',
      'service.name as serviceName',
    ])
    .executeTakeFirst();
  return row ? { ...row, officerId, mandateId, scopes: ['match', 'read', 'write', 'admin'] } : null;
}

async function known(db: Db, about: Officer): Promise<Acting> {
  const before = await actingOf(db, about.officer, about.mandate);
  if (before) return before;
  await add(db, about);
  const acting = await actingOf(db, about.officer, about.mandate);
  if (!acting) throw new Error(`officer ${about.name} could not be made`);
  return acting;
}

async function add(db: Db, about: Officer): Promise<void> {
  await db
    .insertInto('service')
    .values({ id: 'belfry', name: 'Belfry', kind: 'authority' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('officer')
    .values({ id: about.officer, service_id: 'belfry', name: about.name })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('mandate')
    .values({
      id: about.mandate,
      officer_id: about.officer,
      legal_basis: about.legalBasis,
      purpose: about.purpose,
      regime: 'gdpr',
      valid_from: '2026-01-01',
      valid_until: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
