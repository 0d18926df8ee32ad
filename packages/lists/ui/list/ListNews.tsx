import { Button, Go, Meant, ProblemNote, ReasonDialog, useFormat, useWords } from '@belfry/ui-kit';
import { useState } from 'react';
import type { Edition, List } from '../../core/api';
import { useConfirmHeld, useDiscardHeld, useEditions } from '../lists.queries';
import classes from './list.module.css';

/** What a person must know before trusting the list: a held edition, a failed one, a refresh that fails. */
export function ListNews({ list }: { readonly list: List }) {
  const t = useWords();
  const newest = useEditions(list.name).data?.items[0];
  const failed = newest?.state === 'failed' ? newest : null;
  return (
    <>
      {list.held && <Held list={list} held={list.held} />}
      {failed && (
        <News
          what={
            list.edition
              ? t('lists.failed-keeps', { failed: failed.number, kept: list.edition.number })
              : t('lists.failed-none', { failed: failed.number })
          }
          problem={failed.problem}
        />
      )}
      {list.refreshProblem && <News what={t('lists.refresh-failed')} problem={list.refreshProblem} />}
    </>
  );
}

/** One line; the problem behind it on a click. */
function News({ what, problem }: { readonly what: string; readonly problem: Edition['problem'] }) {
  return (
    <details className={classes.news}>
      <summary>
        <Meant meaning="conflict">{what}</Meant>
      </summary>
      {problem && <ProblemNote problem={problem} />}
    </details>
  );
}

/** An edition that waits for a person: how it differs, and the two ways on. */
function Held({ list, held }: { readonly list: List; readonly held: Edition }) {
  const t = useWords();
  const [asking, setAsking] = useState<'confirm' | 'discard' | null>(null);
  const before = list.edition?.number ?? 0;
  return (
    <section className={classes.news} aria-label={t('lists.state.held')}>
      {held.problem && <ProblemNote problem={held.problem} />}
      <HeldFigures list={list} held={held} />
      <div className={classes.buttons}>
        <Go
          to={`/lists/${list.name}`}
          search={{ tab: 'changes', from: before ? String(before) : '', to: String(held.number) }}
        >
          {t('lists.see-difference')}
        </Go>
        <Button onClick={() => setAsking('confirm')}>{t('lists.confirm')}</Button>
        <Button onClick={() => setAsking('discard')}>{t('lists.discard')}</Button>
      </div>
      {asking && <AnswerHeld list={list} held={held} answer={asking} onClose={() => setAsking(null)} />}
    </section>
  );
}

function HeldFigures({ list, held }: { readonly list: List; readonly held: Edition }) {
  const t = useWords();
  const { number } = useFormat();
  const figures = {
    edition: held.number,
    entries: number(held.entries),
    before: number(list.edition?.entries ?? 0),
    listed: number(held.listed),
    delisted: number(held.delisted),
    changed: number(held.changed),
  };
  return <p>{t('lists.held-figures', figures)}</p>;
}

type AnswerProps = {
  readonly list: List;
  readonly held: Edition;
  readonly answer: 'confirm' | 'discard';
  readonly onClose: () => void;
};

function AnswerHeld({ list, held, answer, onClose }: AnswerProps) {
  const t = useWords();
  const confirm = useConfirmHeld(list.name);
  const discard = useDiscardHeld(list.name);
  const asked = answer === 'confirm' ? confirm : discard;
  const send = (reason: string) => {
    const ask = { number: held.number, reason };
    if (answer === 'confirm') confirm.mutate(ask, { onSuccess: onClose });
    else discard.mutate(ask, { onSuccess: onClose });
  };
  return (
    <ReasonDialog
      title={t(`lists.${answer}`)}
      confirm={t(`lists.${answer}`)}
      danger={answer === 'confirm'}
      busy={asked.isPending}
      problem={asked.error}
      onConfirm={send}
      onClose={onClose}
    >
      <HeldFigures list={list} held={held} />
      <p>{t(`lists.${answer}-means`, { edition: held.number, kept: list.edition?.number ?? 0 })}</p>
    </ReasonDialog>
  );
}
