import type { ColumnType, Generated } from 'kysely';

type Json = ColumnType<unknown, string, string>;
type Time = ColumnType<Date, Date | string | undefined, Date | string>;

/** The tables of 0001_platform.sql. */
export type PlatformTables = {
  service: { id: string; name: string; kind: string };
  officer: {
    id: Generated<string>;
    service_id: string;
    name: string;
    language: Generated<'en' | 'fr' | 'nl' | 'de'>;
    created_at: Time;
  };
  mandate: {
    id: Generated<string>;
    officer_id: string;
    legal_basis: string;
    purpose: string;
    regime: 'gdpr' | 'police' | 'intelligence';
    valid_from: string;
    valid_until: string | null;
  };
  session: { token_hash: Buffer; officer_id: string; mandate_id: string; created_at: Time; expires_at: Time };
  api_key: {
    id: Generated<string>;
    officer_id: string;
    mandate_id: string;
    name: string;
    key_hash: Buffer;
    scopes: string[];
    created_at: Time;
    last_used_at: Date | null;
    revoked_at: Date | null;
  };
  signing_key: { id: string; public_key: string; created_at: Time };
  setting: { key: string; value: Json; changed_at: Time; changed_by: string | null };
  job: {
    id: Generated<string>;
    kind: 'list-load' | 'list-refresh' | 'screening' | 'demo';
    title: string;
    object_id: string | null;
    state: Generated<'waiting' | 'running' | 'done' | 'failed' | 'cancelled'>;
    payload: Json;
    done: Generated<string>;
    total: string | null;
    rate: number | null;
    unit: Generated<'row' | 'byte' | 'entry'>;
    cancel_requested: Generated<boolean>;
    attempts: Generated<number>;
    problem: Json | null;
    result: Json | null;
    officer_id: string | null;
    mandate_id: string | null;
    created_at: Time;
    started_at: Date | null;
    beat_at: Date | null;
    finished_at: Date | null;
  };
  log: {
    id: Generated<string>;
    at: Time;
    act: string;
    officer_id: string | null;
    mandate_id: string | null;
    reason: string | null;
    object_kind: string;
    object_id: string | null;
    detail: Json;
  };
};
