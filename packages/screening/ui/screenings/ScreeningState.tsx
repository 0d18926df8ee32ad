import { type Meaning, Meant, useWords } from '@belfry/ui-kit';
import type { Screening } from '../../core/api';

const MEANINGS: { readonly [state in Screening['state']]: Meaning } = {
  waiting: 'none',
  running: 'unsure',
  done: 'same',
  cancelled: 'different',
  failed: 'conflict',
};

/** Where a screening stands, as shape and word; how far while it runs. */
export function ScreeningState({ screening }: { readonly screening: Screening }) {
  const t = useWords();
  const { state, done, total } = screening;
  const part = state !== 'done' && total ? ` ${Math.floor((done / total) * 100)} %` : '';
  return (
    <Meant meaning={MEANINGS[state]}>
      {t(`screening.state.${state}`)}
      {part}
    </Meant>
  );
}
