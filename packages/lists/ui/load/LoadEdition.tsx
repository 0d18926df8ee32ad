import { Button, Dialog, ProblemNote, useWords } from '@belfry/ui-kit';
import { type FormEvent, useId, useState } from 'react';
import type { List } from '../../core/api';
import classes from '../list/list.module.css';
import { useLoadEdition } from '../lists.queries';
import { type EditionDraft, EditionFields, editionReady, newEdition } from './EditionFields';
import { FileDrop } from './FileDrop';
import { ReasonField } from './ReasonField';

/** Loads a newer edition of a list from files; the earlier one stays in service until the new one is read. */
export function LoadEdition({ list, onClose }: { readonly list: List; readonly onClose: () => void }) {
  const t = useWords();
  const form = useId();
  const [edition, setEdition] = useState<EditionDraft | null>(null);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const load = useLoadEdition();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!edition || !editionReady(edition) || !reason.trim()) return;
    const { uploadId, format, mapping } = edition;
    load.mutate(
      {
        name: list.name,
        uploadId,
        format: format ?? undefined,
        mapping: mapping ?? undefined,
        reason: reason.trim(),
      },
      { onSuccess: onClose },
    );
  };
  const foot = (
    <>
      <Button onClick={onClose}>{t('kit.cancel')}</Button>
      <Button
        type="submit"
        form={form}
        variant="filled"
        disabled={!edition || !editionReady(edition)}
        loading={load.isPending}
      >
        {t('lists.load')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('lists.load-into', { title: list.title })} onClose={onClose} foot={foot} wide>
      <form id={form} className={classes.form} onSubmit={submit} noValidate>
        <p>{t(list.edition ? 'lists.load-means' : 'lists.load-first', { n: list.edition?.number ?? 0 })}</p>
        <FileDrop onPreview={(preview) => setEdition(newEdition(preview, list))} />
        {edition && <EditionFields draft={edition} onChange={setEdition} />}
        <ReasonField value={reason} missing={asked && !reason.trim()} onChange={setReason} />
        {load.isError && <ProblemNote problem={load.error} />}
      </form>
    </Dialog>
  );
}
