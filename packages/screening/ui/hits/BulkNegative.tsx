import { Busy, Button, Dialog, ProblemNote, TextInput, useFormat, useWords, visible } from '@belfry/ui-kit';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { z } from 'zod';
import type { BulkPreview } from '../../core/api';
import type { HitFilters } from './filters';
import classes from './hits.module.css';
import { judgeBulk, previewBulk } from './hits.queries';
import { REASONS } from './reasons';

export type BulkNegativeProps = {
  readonly filters: HitFilters;
  /** The filters in words, one line each. */
  readonly asked: readonly string[];
  readonly onDone: (count: number) => void;
  readonly onClose: () => void;
};

/** Judges every hit of the queue different: first exactly what would change and for whom, then the reason, then the act. */
export function BulkNegative({ filters, asked, onDone, onClose }: BulkNegativeProps) {
  const t = useWords();
  const format = useFormat();
  const form = useId();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const preview = useQuery({
    queryKey: ['hit-bulk', filters],
    queryFn: () => previewBulk(filters),
    gcTime: 0,
    staleTime: 'static',
  });
  const act = useMutation({
    mutationFn: () => judgeBulk(preview.data!.token, reason.trim()),
    onSuccess: ({ count }) => onDone(count),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() && preview.data) act.mutate();
  };
  const count = preview.data?.count ?? 0;
  const foot = (
    <>
      <Button onClick={onClose}>{t('kit.cancel')}</Button>
      <Button type="submit" form={form} variant="filled" disabled={count === 0} loading={act.isPending}>
        {t('hits.bulk.do', { count, n: format.number(count) })}
      </Button>
    </>
  );
  return (
    <Dialog title={t('hits.bulk.title')} onClose={onClose} foot={foot} wide>
      {preview.isPending ? (
        <Busy label={t('hits.bulk.counting')} />
      ) : preview.isError ? (
        <ProblemNote problem={preview.error} retry={() => void preview.refetch()} />
      ) : (
        <form id={form} className={classes.stack} onSubmit={submit}>
          <What preview={preview.data} asked={asked} />
          {count > 0 && <Reason reason={reason} missing={tried && !reason.trim()} onChange={setReason} />}
          {count > 0 && <Sample preview={preview.data} />}
          {act.isError && <ProblemNote problem={act.error} retry={() => void preview.refetch()} />}
        </form>
      )}
    </Dialog>
  );
}

function What({
  preview,
  asked,
}: {
  readonly preview: z.infer<typeof BulkPreview>;
  readonly asked: readonly string[];
}) {
  const t = useWords();
  const format = useFormat();
  if (preview.count === 0) return <p>{t('hits.bulk.none')}</p>;
  return (
    <>
      <p>
        <strong>{t('hits.bulk.what', { count: preview.count, n: format.number(preview.count) })}</strong>
      </p>
      <ul>
        {asked.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{t('hits.bulk.effect')}</p>
    </>
  );
}

function Sample({ preview }: { readonly preview: z.infer<typeof BulkPreview> }) {
  const t = useWords();
  const format = useFormat();
  const rest = preview.count - preview.sample.length;
  return (
    <table className={classes.sampleTable}>
      <caption hidden>{t('hits.bulk.sample')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('hits.score')}</th>
          <th scope="col">{t('hits.subject')}</th>
          <th scope="col">{t('hits.entry')}</th>
          <th scope="col">{t('hits.lists')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.sample.map((hit) => (
          <tr key={hit.id}>
            <td className={classes.figure}>{format.number(hit.score, 2)}</td>
            <td>
              <bdi>{visible(hit.subject)}</bdi>
            </td>
            <td>
              <bdi>{visible(hit.caption)}</bdi>
            </td>
            <td>{hit.datasets.join(', ')}</td>
          </tr>
        ))}
      </tbody>
      {rest > 0 && (
        <tfoot>
          <tr>
            <td colSpan={4}>{t('hits.bulk.rest', { count: rest, n: format.number(rest) })}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

type ReasonProps = {
  readonly reason: string;
  readonly missing: boolean;
  readonly onChange: (reason: string) => void;
};

function Reason({ reason, missing, onChange }: ReasonProps) {
  const t = useWords();
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <>
      <TextInput
        ref={field}
        label={t('kit.reason')}
        description={t('kit.reason-why')}
        list={list}
        maxLength={1000}
        value={reason}
        error={missing ? t('kit.reason-missing') : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id={list}>
        {REASONS.negative.map((code) => (
          <option key={code} value={t(`hits.reason.${code}`)} />
        ))}
      </datalist>
    </>
  );
}
