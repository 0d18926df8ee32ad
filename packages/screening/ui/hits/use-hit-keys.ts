import { useGo, useKeys, useWords } from '@belfry/ui-kit';
import * as step from './desk';
import { REASONS } from './reasons';
import type { useHitDesk } from './use-hit-desk';
import type { useJudging } from './use-judging';

export type HitKeys = {
  readonly desk: ReturnType<typeof useHitDesk>;
  readonly judging: ReturnType<typeof useJudging>;
  readonly reload: () => void;
  readonly toFilter: () => void;
  readonly bulk: () => void;
};

const PAGE = 15;

/** Everything the desk can do, by key. */
export function useHitKeys({ desk, judging, reload, toFilter, bulk }: HitKeys): void {
  const t = useWords();
  const go = useGo();
  const by = (rows: number) => () => desk.store.change((now) => step.move(now, desk.hits, rows));
  const open = () => desk.hit.data && go(`/profiles/${desk.hit.data.entry.canonicalId}`);
  useKeys(t('hits.keys'), [
    { keys: ['j', 'ArrowDown'], label: t('hits.key.next'), run: by(1) },
    { keys: ['k', 'ArrowUp'], label: t('hits.key.previous'), run: by(-1) },
    { keys: 'PageDown', label: t('hits.key.page-down'), run: by(PAGE) },
    { keys: 'PageUp', label: t('hits.key.page-up'), run: by(-PAGE) },
    { keys: 'Home', label: t('hits.key.first'), run: by(-Infinity) },
    { keys: 'End', label: t('hits.key.last'), run: by(Infinity) },
    { keys: 'y', label: t('hits.key.same'), run: () => judging.judge('positive') },
    { keys: 'n', label: t('hits.key.different'), run: () => judging.judge('negative') },
    { keys: 'u', label: t('hits.key.unsure'), run: () => judging.judge('unsure') },
    { keys: 'Y', label: t('hits.key.same-why'), run: () => judging.ask('positive') },
    { keys: 'N', label: t('hits.key.different-why'), run: () => judging.ask('negative') },
    { keys: 'U', label: t('hits.key.unsure-why'), run: () => judging.ask('unsure') },
    { keys: 'z', label: t('hits.key.undo'), run: judging.undo },
    { keys: 'o', label: t('hits.key.open'), run: open },
    { keys: 'f', label: t('hits.key.filter'), run: toFilter },
    { keys: 'r', label: t('hits.key.reload'), run: reload },
    { keys: 'b', label: t('hits.key.bulk'), run: bulk },
  ]);
  useReasonKeys(judging);
}

/** While a reason is asked, its number chooses it. */
function useReasonKeys({ picking, choose, stopPicking }: HitKeys['judging']): void {
  const t = useWords();
  const codes = picking ? REASONS[picking.judgement] : [];
  useKeys(
    t('hits.reason.title'),
    picking
      ? [
          ...codes.map((code, at) => ({
            keys: String(at + 1),
            label: t(`hits.reason.${code}`),
            run: () => choose({ code }),
          })),
          {
            keys: '0',
            label: t('hits.reason.words'),
            run: () => document.getElementById('hit-reason')?.focus(),
          },
          { keys: 'Escape', label: t('hits.reason.close'), run: stopPicking },
        ]
      : [],
  );
}
