-- Screenings of invented subjects may be erased whole; all others stay append-only.
alter table screening add column invented boolean not null default false;

create function refuse_change_of_real_hit() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (
    select from hit join screening on screening.id = hit.screening_id
     where hit.id = old.hit_id and screening.invented
  ) then
    return old;
  end if;
  raise exception 'hit_judgement is append-only' using errcode = 'restrict_violation';
end $$;
drop trigger hit_judgement_append_only on hit_judgement;
create trigger hit_judgement_append_only before update or delete on hit_judgement
  for each row execute function refuse_change_of_real_hit();
