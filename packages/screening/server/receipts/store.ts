import { storableJson } from '@belfry/platform';
import type { Db } from '@belfry/platform/server';
import type { EditionUsed, Receipt } from '../../core/api';
import type { KnownKey } from '../../core/receipts/verify-receipt';
import type { ScreeningTables } from '../tables';

/** All SQL of receipts. */
export const receiptStore = (handle: Db) => {
  const db = handle.withTables<ScreeningTables>();
  return {
    /** The last receipt of a screening, when it said the same. */
    async lastOf(screeningId: string, contentHash: string): Promise<Receipt | null> {
      const row = await db
        .selectFrom('receipt')
        .innerJoin('signing_key', 'signing_key.id', 'receipt.key_id')
        .select(['content_hash', 'body', 'signature', 'key_id', 'public_key'])
        .where('screening_id', '=', screeningId)
        .orderBy('issued_at', 'desc')
        .orderBy('receipt.id')
        .limit(1)
        .executeTakeFirst();
      if (row?.content_hash !== contentHash) return null;
      return {
        body: row.body as Receipt['body'],
        keyId: row.key_id,
        publicKey: row.public_key,
        signature: row.signature,
      };
    },

    async insert(receipt: Receipt, ask: { contentHash: string; issuedTo: string }): Promise<void> {
      const { body, keyId, signature } = receipt;
      await db
        .insertInto('receipt')
        .values({
          id: body.id,
          screening_id: body.screening.id,
          content_hash: ask.contentHash,
          body: storableJson(body),
          signature,
          key_id: keyId,
          issued_at: body.issuedAt,
          issued_to: ask.issuedTo,
        })
        .execute();
    },

    async mandate(id: string): Promise<string> {
      const row = await db
        .selectFrom('mandate')
        .select(['legal_basis', 'purpose'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return `${row.legal_basis}: ${row.purpose}`;
    },

    async officer(id: string): Promise<{ officer: string; service: string }> {
      return db
        .selectFrom('officer')
        .innerJoin('service', 'service.id', 'officer.service_id')
        .select(['officer.name as officer', 'service.name as service'])
        .where('officer.id', '=', id)
        .executeTakeFirstOrThrow();
    },

    /** Those of these editions that were in service here, by name of their dataset. */
    async kept(editions: readonly EditionUsed[]): Promise<Map<string, { dataset: string; edition: number }>> {
      if (editions.length === 0) return new Map();
      const rows = await db
        .selectFrom('edition')
        .select(['sha256', 'dataset', 'number'])
        .where('dataset', 'in', [...new Set(editions.map(({ dataset }) => dataset))])
        .where('sha256', 'in', [...new Set(editions.map(({ sha256 }) => sha256))])
        .where('state', 'in', ['in_service', 'superseded'])
        .orderBy('id')
        .execute();
      const wanted = new Set(editions.map(({ dataset, sha256 }) => `${dataset} ${sha256}`));
      const kept = rows.filter(({ dataset, sha256 }) => wanted.has(`${dataset} ${sha256}`));
      return new Map(kept.map(({ dataset, number }) => [dataset, { dataset, edition: number }]));
    },

    async knownKeys(): Promise<KnownKey[]> {
      const rows = await db.selectFrom('signing_key').select(['id', 'public_key']).orderBy('id').execute();
      return rows.map(({ id, public_key }) => ({ id, publicKeyPem: public_key }));
    },
  };
};
