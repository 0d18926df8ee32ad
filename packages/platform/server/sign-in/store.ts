import { sql } from 'kysely';
import type { ApiKey } from '../../core/api';
import type { Acting, Db, Trx } from '../context';

type Scope = ApiKey['scopes'][number];
export type SignInStore = ReturnType<typeof signInStore>;

const acting = [
  'officer.id as officerId',
  'officer.name as officerName',
  'officer.language',
  'service.id as serviceId',
  'service.name as serviceName',
  'mandate.id as mandateId',
] as const;
const everything: readonly Scope[] = ['match', 'read', 'write', 'admin'];

/** Sessions and keys; only hashes of what opens them are kept. */
export const signInStore = (db: Db, now: () => Date) => ({
  async openSession(
    session: { hash: Buffer; officerId: string; mandateId: string; expiresAt: Date },
    trx: Trx,
  ): Promise<void> {
    await trx.deleteFrom('session').where('expires_at', '<', now()).execute();
    await trx
      .insertInto('session')
      .values({
        token_hash: session.hash,
        officer_id: session.officerId,
        mandate_id: session.mandateId,
        created_at: now(),
        expires_at: session.expiresAt,
      })
      .execute();
  },

  async closeSession(hash: Buffer): Promise<void> {
    await db.deleteFrom('session').where('token_hash', '=', hash).execute();
  },

  /** Who holds this session, when it and the mandate are in force. */
  async bySession(hash: Buffer): Promise<Acting | null> {
    const row = await db
      .selectFrom('session')
      .innerJoin('officer', 'officer.id', 'session.officer_id')
      .innerJoin('service', 'service.id', 'officer.service_id')
      .innerJoin('mandate', 'mandate.id', 'session.mandate_id')
      .where('session.token_hash', '=', hash)
      .where('session.expires_at', '>', now())
      .where(inForce(now()))
      .select(acting)
      .executeTakeFirst();
    return row ? { ...row, scopes: everything } : null;
  },

  /** Who gave out this key, with the key's scopes; marks it as used, once a minute. */
  async byKey(hash: Buffer): Promise<{ acting: Acting; keyId: string } | null> {
    const row = await db
      .selectFrom('api_key')
      .innerJoin('officer', 'officer.id', 'api_key.officer_id')
      .innerJoin('service', 'service.id', 'officer.service_id')
      .innerJoin('mandate', 'mandate.id', 'api_key.mandate_id')
      .where('api_key.key_hash', '=', hash)
      .where('api_key.revoked_at', 'is', null)
      .where(inForce(now()))
      .select([...acting, 'api_key.id as keyId', 'api_key.scopes', 'api_key.last_used_at as lastUsedAt'])
      .executeTakeFirst();
    if (!row) return null;
    const { keyId, lastUsedAt, scopes, ...who } = row;
    if (!lastUsedAt || now().getTime() - lastUsedAt.getTime() > 60_000) {
      await db.updateTable('api_key').set({ last_used_at: now() }).where('id', '=', keyId).execute();
    }
    return { acting: { ...who, scopes: scopes as Scope[] }, keyId };
  },

  async setLanguage(officerId: string, language: Acting['language']): Promise<void> {
    await db.updateTable('officer').set({ language }).where('id', '=', officerId).execute();
  },

  async mandate(id: string): Promise<{ id: string; legalBasis: string; purpose: string }> {
    return db
      .selectFrom('mandate')
      .select(['id', 'legal_basis as legalBasis', 'purpose'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  },

  async keys(): Promise<ApiKey[]> {
    const rows = await db
      .selectFrom('api_key')
      .select(shownOfKey)
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .execute();
    return rows.map(toKey);
  },

  async addKey(
    key: { hash: Buffer; name: string; scopes: readonly Scope[]; by: Acting },
    trx: Trx,
  ): Promise<ApiKey> {
    const row = await trx
      .insertInto('api_key')
      .values({
        officer_id: key.by.officerId,
        mandate_id: key.by.mandateId,
        name: key.name,
        key_hash: key.hash,
        scopes: [...key.scopes],
        created_at: now(),
      })
      .returning(shownOfKey)
      .executeTakeFirstOrThrow();
    return toKey(row);
  },

  /** Null when there is no such key; a key that was revoked before stays as it is. */
  async revokeKey(id: string, trx: Trx): Promise<ApiKey | null> {
    const row = await trx
      .updateTable('api_key')
      .set({ revoked_at: sql<Date>`coalesce(revoked_at, ${now()}::timestamptz)` })
      .where('id', '=', id)
      .returning(shownOfKey)
      .executeTakeFirst();
    return row ? toKey(row) : null;
  },
});

const shownOfKey = ['id', 'name', 'scopes', 'created_at', 'last_used_at', 'revoked_at'] as const;

const toKey = (row: {
  id: string;
  name: string;
  scopes: string[];
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}): ApiKey => ({
  id: row.id,
  name: row.name,
  scopes: row.scopes as Scope[],
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
});

const inForce = (at: Date) =>
  sql<boolean>`mandate.valid_from <= ${at}::date and coalesce(mandate.valid_until >= ${at}::date, true)`;
