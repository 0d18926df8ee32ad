import type { Problem } from '@belfry/platform/api';
import { Button, Loader } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { asProblem } from './api';
import { useMaybeWord, useWords } from './i18n';
import classes from './kit.module.css';
import { ShapeMark } from './marks';

/** What is being fetched; shows itself only after 200 ms, so that quick answers do not flicker. */
export function Busy({ label }: { readonly label?: string }) {
  const t = useWords();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={classes.busy} role="status" aria-live="polite">
      {late && (
        <>
          <Loader size={14} color="gray" />
          <span>{label ?? t('kit.busy')}</span>
        </>
      )}
    </div>
  );
}

/** What belongs here, and the button that begins it. */
export function Empty({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <div>{children}</div>
      {action}
    </div>
  );
}

export type ProblemNoteProps = {
  /** A problem of the server, or whatever was thrown. */
  readonly problem: unknown;
  readonly retry?: () => void;
};

/** What happened, what is safe, what to do, and the number to quote. */
export function ProblemNote({ problem: given, retry }: ProblemNoteProps) {
  const t = useWords();
  const say = useProblemWords();
  const problem = isProblem(given) ? given : asProblem(given);
  const { what, safe, todo } = say(problem);
  return (
    <div className={classes.problem} role="alert">
      <div className={classes.problemHead}>
        <ShapeMark meaning="conflict" />
        <strong>{what}</strong>
      </div>
      {(safe || todo) && (
        <p>
          {safe} {todo}
        </p>
      )}
      <p className={classes.quiet}>
        <span className={classes.mono}>{problem.code}</span>
        {problem.instance && (
          <>
            {' · '}
            {t('problem.quote')} <span className={classes.mono}>{problem.instance}</span>
          </>
        )}
      </p>
      {retry && <Button onClick={retry}>{t('kit.retry')}</Button>}
    </div>
  );
}

/**
 * Texts of a problem in the officer's language: `problem.<code>`, and where catalogues have them
 * `problem.<code>.safe` and `problem.<code>.todo`; facts fill the blanks. A text of its own says itself what to
 * do; what is safe is added where the server broke or was not reached.
 */
export function useProblemWords(): (problem: Problem) => { what: string; safe: string; todo: string } {
  const t = useWords();
  const maybe = useMaybeWord();
  return (problem) => {
    const key = `problem.${problem.code}`;
    const facts = { ...problem.facts };
    const own = maybe(key, '', facts);
    const titled = problem.title !== problem.code && problem.title ? problem.title : t('problem.unknown');
    const generic = problem.status >= 500 ? 'server' : problem.status === 0 ? 'unreached' : 'refused';
    const told = own !== '' && generic === 'refused';
    return {
      what: own || titled,
      safe: maybe(`${key}.safe`, told ? '' : t(`problem.${generic}.safe`), facts),
      todo: maybe(`${key}.todo`, told ? (problem.detail ?? '') : t(`problem.${generic}.todo`), facts),
    };
  };
}

const isProblem = (given: unknown): given is Problem =>
  typeof given === 'object' && given !== null && 'code' in given && 'title' in given && 'status' in given;
