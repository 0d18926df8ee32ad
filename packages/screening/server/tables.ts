import type { PlatformTables } from '@belfry/platform/server';
import type { ColumnType, Generated } from 'kysely';
import type { EditionUsed, Explanation, Judgement, SubjectMapping, SubjectUpload } from '../core/api';
import type { Flag } from '../core/subjects/cells';

type Json<Read> = ColumnType<Read, string, string>;
type Time = ColumnType<Date, Date | string | undefined, Date | string>;
type MaybeTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
export type ScreeningState = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';
export type UploadColumns = Pick<SubjectUpload, 'columns' | 'schema' | 'dates' | 'warnings'>;

/** The tables of 0030_screening.sql, those of platform, and what of lists and profiles is read with them. */
export type ScreeningTables = PlatformTables & {
  upload: {
    id: Generated<string>;
    officer_id: string;
    file_name: string;
    sha256: string;
    bytes: string | number;
    columns: Json<UploadColumns>;
    rows: number | null;
    created_at: Time;
  };
  column_mapping: { columns_hash: string; mapping: Json<SubjectMapping>; officer_id: string; at: Time };
  screening: {
    id: Generated<string>;
    kind: 'single' | 'batch' | 'api';
    name: string;
    officer_id: string;
    mandate_id: string;
    reason: string;
    threshold: number;
    hits_per_subject: number;
    matcher: string;
    editions: Json<EditionUsed[]>;
    also_indexed: Json<EditionUsed[]>;
    upload_id: string | null;
    mapping: Json<SubjectMapping> | null;
    job_id: string | null;
    state: ScreeningState;
    problem: Json<unknown> | null;
    total: number | null;
    done: Generated<number>;
    flagged: Generated<number>;
    subjects_with_hits: Generated<number>;
    created_at: Time;
    started_at: MaybeTime;
    finished_at: MaybeTime;
  };
  subject: {
    screening_id: string;
    row: number;
    schema: string;
    caption: string;
    properties: Json<Record<string, string[]>>;
    given: Json<Record<string, string>>;
    flags: Json<Flag[]>;
    content_hash: string;
    reference: string | null;
    hits: number;
  };
  hit: {
    id: Generated<string>;
    screening_id: string;
    row: number;
    canonical_id: string;
    entity_ids: string[];
    datasets: string[];
    schema: string;
    caption: string;
    score: number;
    sureness: number;
    explanation: Json<Explanation>;
    subject_hash: string;
    entity_hash: string;
    judgement: Judgement;
    judged_at: MaybeTime;
    judged_by: string | null;
    remembered_from: string | null;
    lapsed_from: string | null;
    lapsed_side: 'subject' | 'entry' | 'both' | null;
    created_at: Time;
  };
  hit_judgement: {
    id: Generated<string>;
    hit_id: string;
    judgement: Judgement;
    officer_id: string;
    mandate_id: string;
    reason: string;
    undoes: string | null;
    at: Time;
  };
  receipt: {
    id: string;
    screening_id: string;
    content_hash: string;
    body: Json<unknown>;
    signature: string;
    key_id: string;
    issued_at: Time;
    issued_to: string;
  };
  dataset: { name: string; title: string; invented: boolean; removed_at: Date | null };
  edition: { id: string; dataset: string; number: number; sha256: string; state: string };
};
