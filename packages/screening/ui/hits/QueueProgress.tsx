import { Kbd, useFormat, useWords } from '@belfry/ui-kit';
import classes from './hits.module.css';

export type QueueProgressProps = {
  readonly counts: {
    readonly left: number;
    readonly perHour: number | null;
    readonly elsewhere: number;
  } | null;
  readonly onReload: () => void;
};

/** `214 left · 61/h`, and what came or was decided elsewhere since the queue was fetched. */
export function QueueProgress({ counts, onReload }: QueueProgressProps) {
  const t = useWords();
  const format = useFormat();
  if (!counts) return <div className={classes.progress} />;
  const { left, perHour, elsewhere } = counts;
  return (
    <div className={classes.progress}>
      <span>
        <strong>{t('hits.left', { count: left, n: format.number(left) })}</strong>
        {perHour !== null && perHour > 0 && ` · ${t('hits.per-hour', { n: format.number(perHour) })}`}
      </span>
      {elsewhere !== 0 && (
        <button type="button" className={classes.link} aria-keyshortcuts="r" onClick={onReload}>
          {elsewhere > 0
            ? t('hits.came', { count: elsewhere, n: format.number(elsewhere) })
            : t('hits.went', { count: -elsewhere, n: format.number(-elsewhere) })}{' '}
          <Kbd size="xs">r</Kbd>
        </button>
      )}
    </div>
  );
}
