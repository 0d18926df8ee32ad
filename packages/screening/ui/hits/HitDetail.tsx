import { Busy, ProblemNote, useWords } from '@belfry/ui-kit';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Hit, Judgement } from '../../core/api';
import { Evidence } from './Evidence';
import { EntryOnly, FactTable } from './FactTable';
import { AsGiven, HitHistory, HitNotes } from './HitNotes';
import classes from './hits.module.css';

export type HitDetailProps = {
  readonly hit: UseQueryResult<Hit>;
  readonly judgement: Judgement;
  readonly refusals: ReactNode;
  readonly onTakeBack: () => void;
};

/** One hit: what must be known first, the two sides, why it was found, what was decided. */
export function HitDetail({ hit, judgement, refusals, onTakeBack }: HitDetailProps) {
  const t = useWords();
  return (
    <div className={classes.sheet} data-hit={hit.data?.id}>
      {refusals}
      {hit.isPending ? (
        <Busy label={t('hits.fetching-one')} />
      ) : hit.isError && !hit.data ? (
        <ProblemNote problem={hit.error} retry={() => void hit.refetch()} />
      ) : (
        <Sheet hit={hit.data} judgement={judgement} onTakeBack={onTakeBack} />
      )}
    </div>
  );
}

type SheetProps = { readonly hit: Hit; readonly judgement: Judgement; readonly onTakeBack: () => void };

function Sheet({ hit, judgement, onTakeBack }: SheetProps) {
  return (
    <article aria-label={`${hit.subject} – ${hit.caption}`}>
      <HitNotes hit={hit} judgement={judgement} onTakeBack={onTakeBack} />
      <FactTable hit={hit} />
      <Evidence hit={hit} />
      <EntryOnly hit={hit} />
      <AsGiven hit={hit} />
      <HitHistory hit={hit} />
    </article>
  );
}
