import {
  Button,
  FigureInput,
  NativeSelect,
  ProblemNote,
  ReasonDialog,
  Switch,
  TextInput,
  useFormat,
  useGo,
  useSay,
  useWords,
} from '@belfry/ui-kit';
import { type FormEvent, useState } from 'react';
import type { List } from '../../core/api';
import { type ListSettings, useChangeList, useRemoveList } from '../lists.queries';
import classes from './list.module.css';
import { useCountryChoices } from './use-country-choices';

type Draft = Required<ListSettings>;
const draftOf = ({ title, publisher, country, source, refreshOn, refreshEveryHours }: List): Draft => ({
  title,
  publisher,
  country,
  source,
  refreshOn,
  refreshEveryHours,
});

/** Title, publisher, where it comes from, how often it is fetched; and the way to take it out of service. */
export function ListSettingsTab({ list }: { readonly list: List }) {
  const t = useWords();
  const say = useSay();
  const change = useChangeList(list.name);
  const [draft, setDraft] = useState(draftOf(list));
  const edit = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(list));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(draft, { onSuccess: () => say(t('lists.saved')) });
  };
  return (
    <div className={classes.settings}>
      <form className={classes.form} onSubmit={submit}>
        <ListFields draft={draft} edit={edit} />
        <RefreshFields draft={draft} edit={edit} />
        <div className={classes.buttons}>
          <Button
            type="submit"
            variant="filled"
            disabled={!changed || !draft.title.trim()}
            loading={change.isPending}
          >
            {t('kit.save')}
          </Button>
          {change.isSuccess && !changed && <span role="status">{t('lists.saved')}</span>}
        </div>
        {change.isError && <ProblemNote problem={change.error} />}
      </form>
      <RemoveList list={list} />
    </div>
  );
}

type FieldsProps = { readonly draft: Draft; readonly edit: (part: Partial<Draft>) => void };

function ListFields({ draft, edit }: FieldsProps) {
  const t = useWords();
  return (
    <>
      <TextInput
        label={t('lists.title-of')}
        maxLength={200}
        value={draft.title}
        error={draft.title.trim() ? undefined : t('lists.title-missing')}
        onChange={(event) => edit({ title: event.currentTarget.value })}
      />
      <TextInput
        label={t('lists.publisher')}
        maxLength={200}
        value={draft.publisher ?? ''}
        onChange={(event) => edit({ publisher: event.currentTarget.value || null })}
      />
      <NativeSelect
        label={t('lists.country')}
        value={draft.country ?? ''}
        onChange={(event) => edit({ country: event.currentTarget.value || null })}
        data={useCountryChoices(draft.country)}
      />
    </>
  );
}

export function RefreshFields({
  draft,
  edit,
}: {
  readonly draft: Pick<Draft, 'source' | 'refreshOn' | 'refreshEveryHours'>;
  readonly edit: (part: Partial<Draft>) => void;
}) {
  const t = useWords();
  return (
    <>
      <TextInput
        label={t('lists.source')}
        description={t('lists.source-about')}
        maxLength={2000}
        value={draft.source ?? ''}
        onChange={(event) => edit({ source: event.currentTarget.value || null })}
      />
      <Switch
        label={t('lists.refresh-on')}
        description={t('lists.refresh-on-about')}
        checked={draft.refreshOn}
        disabled={!draft.source}
        onChange={(event) => edit({ refreshOn: event.currentTarget.checked })}
      />
      <FigureInput
        label={t('lists.refresh-hours')}
        description={t('lists.refresh-hours-about')}
        min={1}
        max={8760}
        allowDecimal={false}
        value={draft.refreshEveryHours}
        onChange={(refreshEveryHours) => edit({ refreshEveryHours })}
      />
    </>
  );
}

function RemoveList({ list }: { readonly list: List }) {
  const t = useWords();
  const go = useGo();
  const { number } = useFormat();
  const [asking, setAsking] = useState(false);
  const remove = useRemoveList(list.name);
  return (
    <section className={classes.remove}>
      <h2>{t('lists.remove')}</h2>
      <p>{t('lists.remove-about')}</p>
      <div>
        <Button color="brick" variant="outline" onClick={() => setAsking(true)}>
          {t('lists.remove')}
        </Button>
      </div>
      {asking && (
        <ReasonDialog
          title={t('lists.remove')}
          confirm={t('lists.remove')}
          danger
          busy={remove.isPending}
          problem={remove.error}
          onConfirm={(reason) => remove.mutate(reason, { onSuccess: () => go('/lists') })}
          onClose={() => setAsking(false)}
        >
          <p>{t('lists.remove-means', { title: list.title, n: number(list.edition?.entries ?? 0) })}</p>
        </ReasonDialog>
      )}
    </section>
  );
}
