import { Meant, useFormat, useWords } from '@belfry/ui-kit';
import type { Screening } from '../../core/api';

/** Where a screening stands, in words; how far while it is not done; a failure has its mark. */
export function ScreeningState({ screening }: { readonly screening: Screening }) {
  const t = useWords();
  const format = useFormat();
  const { state, done, total } = screening;
  const part =
    state !== 'done' && total ? ` · ${format.percent(Math.floor((done / total) * 100) / 100)}` : '';
  const said = `${t(`screening.state.${state}`)}${part}`;
  return state === 'failed' ? <Meant meaning="conflict">{said}</Meant> : <span>{said}</span>;
}
