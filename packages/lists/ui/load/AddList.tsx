import { Button, Dialog, ProblemNote, SegmentedControl, TextInput, useGo, useWords } from '@belfry/ui-kit';
import { type FormEvent, useId, useState } from 'react';
import type { z } from 'zod';
import type { FilePreview } from '../../core/api';
import { RefreshFields } from '../list/ListSettingsTab';
import classes from '../list/list.module.css';
import { type ListSettings, useAddList, useLists, useLoadEdition, useRefreshList } from '../lists.queries';
import { type EditionDraft, EditionFields, editionReady, newEdition } from './EditionFields';
import { FileDrop } from './FileDrop';
import { isListName, nameFromTitle, titleFromFile } from './list-name';
import { ReasonField } from './ReasonField';

type Preview = z.infer<typeof FilePreview>;
type Source = Required<Pick<ListSettings, 'source' | 'refreshOn' | 'refreshEveryHours'>>;
type Draft = { readonly title: string; readonly name: string | null; readonly reason: string };

/** Adds a list: from files, looked at before anything is stored, or from an address or folder that is fetched. */
export function AddList({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const form = useId();
  const [way, setWay] = useState<'file' | 'source'>('file');
  const [draft, setDraft] = useState<Draft>({ title: '', name: null, reason: '' });
  const [edition, setEdition] = useState<EditionDraft | null>(null);
  const [source, setSource] = useState<Source>({ source: null, refreshOn: false, refreshEveryHours: 24 });
  const [asked, setAsked] = useState(false);
  const adding = useAdding(onClose);
  const name = draft.name ?? nameFromTitle(draft.title);
  const taken = useLists().data?.items.some((list) => list.name === name) ?? false;
  const faults = { ...faultsOf(draft, name, taken), reason: !draft.reason.trim() };
  const ready = way === 'file' ? edition !== null && editionReady(edition) : !!source.source;
  const onPreview = (preview: Preview) => {
    setEdition(newEdition(preview));
    if (!draft.title) setDraft({ ...draft, title: titleFromFile(preview.files[0]?.name ?? '') });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (faults.title || faults.name || faults.reason || !ready) return;
    const list = { name, title: draft.title.trim(), ...(way === 'source' ? source : {}) };
    adding.begin({ list, edition: way === 'file' ? edition : null, reason: draft.reason.trim() });
  };
  const foot = (
    <>
      <Button onClick={onClose}>{t('kit.cancel')}</Button>
      <Button type="submit" form={form} variant="filled" disabled={!ready} loading={adding.busy}>
        {t('lists.add')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('lists.add')} onClose={onClose} foot={foot} wide>
      <form id={form} className={classes.form} onSubmit={submit} noValidate>
        <SegmentedControl
          aria-label={t('lists.way')}
          value={way}
          onChange={(value) => setWay(value as 'file' | 'source')}
          data={[
            { value: 'file', label: t('lists.way.file') },
            { value: 'source', label: t('lists.way.source') },
          ]}
        />
        {way === 'file' ? (
          <FileDrop onPreview={onPreview} />
        ) : (
          <RefreshFields draft={source} edit={(part) => setSource({ ...source, ...part } as Source)} />
        )}
        {way === 'file' && edition && <EditionFields draft={edition} onChange={setEdition} />}
        <NameFields draft={draft} name={name} faults={asked ? faults : NO_FAULTS} onChange={setDraft} />
        <ReasonField
          value={draft.reason}
          missing={asked && faults.reason}
          onChange={(reason) => setDraft({ ...draft, reason })}
        />
        {adding.problem != null && <ProblemNote problem={adding.problem} />}
      </form>
    </Dialog>
  );
}

type Faults = { readonly title: boolean; readonly name: 'form' | 'taken' | null; readonly reason: boolean };
const NO_FAULTS: Faults = { title: false, name: null, reason: false };
const faultsOf = (draft: Draft, name: string, taken: boolean) => ({
  title: !draft.title.trim(),
  name: !isListName(name) ? ('form' as const) : taken ? ('taken' as const) : null,
});

type NameFieldsProps = {
  readonly draft: Draft;
  readonly name: string;
  readonly faults: Faults;
  readonly onChange: (draft: Draft) => void;
};

function NameFields({ draft, name, faults, onChange }: NameFieldsProps) {
  const t = useWords();
  return (
    <>
      <TextInput
        label={t('lists.title-of')}
        maxLength={200}
        value={draft.title}
        error={faults.title ? t('lists.title-missing') : undefined}
        onChange={(event) => onChange({ ...draft, title: event.currentTarget.value })}
      />
      <TextInput
        label={t('lists.name')}
        description={t('lists.name-about')}
        maxLength={60}
        spellCheck={false}
        value={name}
        error={faults.name ? t(`lists.name-${faults.name}`) : undefined}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
    </>
  );
}

type Begun = {
  readonly list: ListSettings & { name: string; title: string };
  readonly edition: EditionDraft | null;
  readonly reason: string;
};

/** Creates the list, then starts its first edition; a second try does not create it again. */
function useAdding(onClose: () => void) {
  const go = useGo();
  const add = useAddList();
  const load = useLoadEdition();
  const refresh = useRefreshList();
  const begin = async ({ list, edition, reason }: Begun): Promise<void> => {
    if (add.data?.name !== list.name) await add.mutateAsync(list);
    if (edition) {
      const { uploadId, format, mapping } = edition;
      await load.mutateAsync({
        name: list.name,
        uploadId,
        format: format ?? undefined,
        mapping: mapping ?? undefined,
        reason,
      });
    } else await refresh.mutateAsync({ name: list.name, reason });
    onClose();
    go(`/lists/${list.name}`);
  };
  return {
    // What fails is shown from the mutations' own state.
    begin: (asked: Begun) => void begin(asked).catch(() => undefined),
    busy: add.isPending || load.isPending || refresh.isPending,
    problem: load.error ?? refresh.error ?? add.error,
  };
}
