import { Button, Kbd, NativeSelect, ProblemNote, useFormat, useKeys, useWords } from '@belfry/ui-kit';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { ScreenedResult } from './ScreenedResult';
import { SubjectFields } from './SubjectFields';
import classes from './screen.module.css';
import { NO_TERMS, screenSubject, type Terms } from './screen.queries';
import {
  draftProblems,
  SUBJECT_SCHEMATA,
  type SubjectDraft,
  type SubjectSchema,
  subjectOf,
} from './subject-form';
import { rememberedReason, rememberReason, TermsFields } from './TermsFields';

/** One subject: the form, and beside it what was found. */
export function SubjectPanel() {
  const t = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [schema, setSchema] = useState<SubjectSchema>('Person');
  const [values, setValues] = useState<SubjectDraft['values']>({});
  const [terms, setTerms] = useState<Terms>(() => ({ ...NO_TERMS, reason: rememberedReason() }));
  const [tried, setTried] = useState(false);
  const draft: SubjectDraft = { schema, values, reason: terms.reason };
  const problems = draftProblems(draft);
  const shown = tried
    ? Object.fromEntries(Object.entries(problems).map(([prop, code]) => [prop, t(`screen.problem.${code}`)]))
    : {};
  const client = useQueryClient();
  const screen = useMutation({
    mutationFn: () => screenSubject(subjectOf(draft), terms),
    onSuccess: () => client.invalidateQueries({ queryKey: ['screening'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length > 0) return focusFirstProblem(form.current);
    rememberReason(terms.reason);
    screen.mutate();
  };
  const clear = () => {
    setValues({});
    setTried(false);
    screen.reset();
    form.current?.querySelector('input')?.focus();
  };
  useKeys(t('screen.title'), [
    {
      keys: 'Ctrl+Enter',
      label: t('screen.do'),
      run: () => form.current?.requestSubmit(),
      whileTyping: true,
    },
  ]);
  return (
    <div className={classes.columns}>
      <form
        ref={form}
        className={classes.form}
        noValidate
        onSubmit={submit}
        aria-label={t('screen.mode.one')}
      >
        <Kind schema={schema} onChange={setSchema} />
        <SubjectFields
          draft={draft}
          problems={shown}
          onChange={(prop, next) => setValues({ ...values, [prop]: next })}
        />
        <TermsFields
          terms={terms}
          onChange={setTerms}
          reasonMissing={tried && problems.reason !== undefined}
        />
        <div className={classes.line}>
          <Button type="submit" variant="filled" loading={screen.isPending}>
            {t('screen.do')}
          </Button>
          <Kbd size="xs">Ctrl ↵</Kbd>
          <Button onClick={clear}>{t('screen.clear')}</Button>
        </div>
      </form>
      <div aria-live="polite">
        {screen.isError && <ProblemNote problem={screen.error} />}
        {screen.data && <ScreenedResult screened={screen.data} />}
        {screen.isIdle && <p className={classes.quiet}>{t('screen.result-here')}</p>}
      </div>
    </div>
  );
}

function Kind({
  schema,
  onChange,
}: {
  readonly schema: SubjectSchema;
  readonly onChange: (schema: SubjectSchema) => void;
}) {
  const t = useWords();
  const format = useFormat();
  return (
    <NativeSelect
      label={t('screen.kind')}
      value={schema}
      data={SUBJECT_SCHEMATA.map((value) => ({ value, label: format.schema(value) }))}
      onChange={(event) => onChange(event.currentTarget.value as SubjectSchema)}
    />
  );
}

/** After the errors are painted. */
function focusFirstProblem(form: HTMLFormElement | null): void {
  setTimeout(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 0);
}
