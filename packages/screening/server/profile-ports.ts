import type { Context } from '@belfry/platform/server';
import type { ProfilePorts } from '@belfry/profiles/server';
import { hitsOf } from '../core/entries/hits-of';
import { rounded } from '../core/results/result-row';
import { hitStore } from './hits/store';
import type { IndexKeeper } from './index/keeper';

type Deps = { readonly context: Context; readonly keeper: IndexKeeper };

const ALIKE = 0.5;

/** What profiles ask of screening: names alike, from its index, and the hits that led to a profile. */
export const profilePorts = ({ context, keeper }: Deps): ProfilePorts => ({
  async findByName({ q, limit, ...narrow }) {
    const name = q.trim().slice(0, 500);
    if (name === '') return [];
    const index = await keeper.current();
    const subject = { id: 'query', schema: 'Thing', properties: { name: [name] } };
    return hitsOf(index, subject, { ...narrow, threshold: ALIKE, limit }).map(({ canonicalId, score }) => ({
      canonicalId,
      score: rounded(score),
    }));
  },

  async hitsOf(canonicalId) {
    const rows = await hitStore(context.db).ofEntry(canonicalId, 100);
    return rows.map((row) => ({
      id: row.id,
      screeningId: row.screening_id,
      screening: row.screening,
      subject: row.subject,
      judgement: row.judgement,
      score: rounded(row.score),
      at: row.created_at.toISOString(),
    }));
  },
});
