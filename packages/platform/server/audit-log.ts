import { storableJson, wellFormed } from '../core/well-formed';
import type { AuditLog, Db } from './context';

/** LED art. 25: every entry is one insert, in the caller's transaction when one is given. */
export const auditLog = (deps: { db: Db; now: () => Date }): AuditLog => ({
  async write(by, entry, trx) {
    await (trx ?? deps.db)
      .insertInto('log')
      .values({
        at: deps.now(),
        act: entry.act,
        officer_id: by?.officerId ?? null,
        mandate_id: by?.mandateId ?? null,
        reason: entry.reason === undefined ? null : wellFormed(entry.reason),
        object_kind: entry.objectKind,
        object_id: entry.objectId === undefined ? null : wellFormed(entry.objectId),
        detail: storableJson(entry.detail ?? {}),
      })
      .execute();
  },
});
