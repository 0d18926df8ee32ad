import { Button, ProblemNote, ShapeMark, useFormat, useGo, useProblemWords, useWords } from '@belfry/ui-kit';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { SubjectUpload } from '../../core/api';
import { screeningPaths } from '../paths';
import { FileDrop } from './FileDrop';
import { MappingTable } from './MappingTable';
import { draftFrom, type MappingDraft, mappingOf, mappingProblems } from './mapping';
import classes from './screen.module.css';
import { NO_TERMS, startBatch, type Terms, uploadSubjects } from './screen.queries';
import { rememberedReason, rememberReason, TermsFields } from './TermsFields';

/** A file of subjects: taken in, its columns shown and corrected, then screened as a job. */
export function BatchPanel() {
  const t = useWords();
  const upload = useMutation({ mutationFn: uploadSubjects });
  return (
    <div className={classes.stack}>
      {upload.isError && <ProblemNote problem={upload.error} />}
      {upload.data ? (
        <Prepared key={upload.data.uploadId} upload={upload.data} onOther={() => upload.reset()} />
      ) : (
        <FileDrop
          accept=".csv,.tsv,.txt,.xlsx,.json,.jsonl,.ndjson,text/csv,application/json"
          busy={upload.isPending}
          onFile={(file) => upload.mutate(file)}
        >
          {upload.isPending ? t('batch.reading', { file: upload.variables.name }) : t('batch.drop')}
        </FileDrop>
      )}
    </div>
  );
}

type PreparedProps = { readonly upload: SubjectUpload; readonly onOther: () => void };

function Prepared({ upload, onOther }: PreparedProps) {
  const t = useWords();
  const format = useFormat();
  const go = useGo();
  const form = useRef<HTMLFormElement>(null);
  // The button that was pressed is gone: the focus goes on to what came in its place.
  useEffect(() => form.current?.focus(), []);
  const [draft, setDraft] = useState<MappingDraft>(() => draftFrom(upload));
  const [terms, setTerms] = useState<Terms>(() => ({
    ...NO_TERMS,
    reason: rememberedReason(),
    name: upload.fileName,
  }));
  const [tried, setTried] = useState(false);
  const problems = mappingProblems(draft);
  const start = useMutation({
    mutationFn: () => startBatch({ uploadId: upload.uploadId, mapping: mappingOf(draft), terms }),
    onSuccess: (screening) => go(screeningPaths.screening(screening.id)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problems.length > 0 || !terms.reason.trim()) return;
    rememberReason(terms.reason);
    start.mutate();
  };
  return (
    <form
      ref={form}
      tabIndex={-1}
      className={classes.stack}
      noValidate
      onSubmit={submit}
      aria-label={t('screen.mode.file')}
    >
      <FileFacts upload={upload} />
      <MappingTable upload={upload} draft={draft} onChange={setDraft} />
      {problems.map((problem) => (
        <p key={problem.code} className={classes.error} role="alert">
          <ShapeMark meaning="conflict" />{' '}
          {t(`batch.problem.${problem.code}`, { columns: problem.columns.join(', ') })}
        </p>
      ))}
      <TermsFields terms={terms} onChange={setTerms} reasonMissing={tried && !terms.reason.trim()} named />
      {start.isError && <ProblemNote problem={start.error} />}
      <div className={classes.line}>
        <Button type="submit" variant="filled" disabled={problems.length > 0} loading={start.isPending}>
          {upload.rows === null
            ? t('batch.start')
            : t('batch.start-rows', { count: upload.rows, n: format.number(upload.rows) })}
        </Button>
        <Button onClick={onOther}>{t('batch.other')}</Button>
      </div>
    </form>
  );
}

function FileFacts({ upload }: { readonly upload: SubjectUpload }) {
  const t = useWords();
  const format = useFormat();
  const say = useProblemWords();
  return (
    <>
      <p>
        <strong>{upload.fileName}</strong> · {format.bytes(upload.bytes)}
        {upload.rows !== null &&
          ` · ${t('batch.rows', { count: upload.rows, n: format.number(upload.rows) })}`}
      </p>
      {upload.warnings.map((warning) => (
        <p key={`${warning.code} ${warning.detail}`} className={classes.quiet}>
          <ShapeMark meaning="unsure" /> {say(warning).what}
        </p>
      ))}
    </>
  );
}
