import type { Db, Trx } from '@belfry/platform/server';
import { sql } from 'kysely';

export type HistoryRow = {
  readonly at: string;
  readonly kind: 'listed' | 'delisted' | 'stated' | 'withdrawn' | 'joined' | 'parted' | 'fact-date';
  readonly dataset: string | null;
  readonly edition: number | null;
  readonly prop: string | null;
  readonly value: string | null;
  readonly by: string | null;
  readonly reason: string | null;
};

/**
 * What happened to a profile's entries, newest first: listed and delisted, values stated and withdrawn since, joined
 * with and parted from others, and the dates that its facts name.
 */
export async function historyOf(
  db: Db | Trx,
  ask: { canonicalId: string; dateProps: readonly string[]; limit: number },
): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    with member as (
      select key, dataset, id from entity where canonical_id = ${ask.canonicalId}),
    told as (
      select e.key, e.dataset, e.id, e.schema, m.key as of from entity e join member m on m.dataset = e.dataset and m.id = e.entry_id),
    version as (
      select m.key, m.dataset, e.from_edition, e.until_edition from member m join entity e on e.key = m.key
      union all
      select m.key, m.dataset, p.from_edition, p.until_edition from member m join entity_past p on p.entity_key = m.key),
    -- editions with which a member came into force, and with which it went without another version following
    came as (
      select v.key, v.dataset, v.from_edition as edition from version v
       where not exists (select from version b where b.key = v.key and b.until_edition = v.from_edition)),
    went as (
      select v.key, v.dataset, v.until_edition as edition from version v
       where v.until_edition is not null
         and not exists (select from version b where b.key = v.key and b.from_edition = v.until_edition)),
    said as (
      select t.of, t.dataset, case when t.key = t.of then s.prop else t.schema || ':' || s.prop end as prop, s.value,
             s.from_edition, s.until_edition, s.points
        from told t join statement s on s.entity_key = t.key),
    event as (
      select ed.in_service_at as at, 'listed' as kind, c.dataset, ed.number as edition, null as prop, null as value, null as by, null as reason
        from came c join edition ed on ed.id = c.edition
      union all
      select ed.in_service_at, 'delisted', w.dataset, ed.number, null, null, null, null
        from went w join edition ed on ed.id = w.edition
      union all
      select ed.in_service_at, 'stated', s.dataset, ed.number, s.prop, s.value, null, null
        from said s join edition ed on ed.id = s.from_edition
       where not s.points and not exists (select from came c where c.key = s.of and c.edition = s.from_edition)
      union all
      select ed.in_service_at, 'withdrawn', s.dataset, ed.number, s.prop, s.value, null, null
        from said s join edition ed on ed.id = s.until_edition
       where not s.points and not exists (select from went w where w.key = s.of and w.edition = s.until_edition)
      union all
      select j.at, case j.judgement when 'positive' then 'joined' else 'parted' end, null, null, null,
             case when j.left_id in (select id from member) then j.right_id else j.left_id end,
             coalesce(o.name, j.rule), nullif(j.reason, '')
        from judgement j left join officer o on o.id = j.officer_id
       where j.judgement <> 'unsure' and (j.left_id in (select id from member) or j.right_id in (select id from member)))
    select to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, kind, dataset, edition, prop, value, by, reason
      from event
     union all
    select distinct s.value, 'fact-date', s.dataset, null::int, s.prop, s.value, null, null
      from said s
     where s.until_edition is null and regexp_replace(s.prop, '^.*:', '') = any(${ask.dateProps}::text[])
       and s.value ~ '^[0-9]{4}'
     order by at desc, kind, dataset, prop, value
     limit ${ask.limit}`.execute(db);
  return rows;
}
