import type { Acting, Db } from './context';

const ids = {
  service: 'belfry',
  officer: '00000000-0000-4000-8000-000000000001',
  mandate: '00000000-0000-4000-8000-000000000002',
};

/** The single officer of an installation without sign-in; made at first use. */
export async function demoOfficer(db: Db): Promise<Acting> {
  await db
    .insertInto('service')
    .values({ id: ids.service, name: 'Belfry', kind: 'authority' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('officer')
    .values({ id: ids.officer, service_id: ids.service, name: 'Demo' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('mandate')
    .values({
      id: ids.mandate,
      officer_id: ids.officer,
      legal_basis: 'Demonstration',
      purpose: 'Screening against lists',
      regime: 'gdpr',
      valid_from: '2026-01-01',
      valid_until: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const acting = await actingOf(db, ids.officer, ids.mandate);
  if (!acting) throw new Error('the demo officer could not be made');
  return acting;
}

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
