import { type ReactNode, useEffect } from 'react';
import { useFilters } from './address';
import { useWords } from './i18n';
import classes from './kit.module.css';
import { useSetWhere } from './where';

export type Crumb = { readonly to?: string; readonly label: string };

export type PageProps = {
  /** The one `h1`. */
  readonly title: ReactNode;
  /** The title as plain text, where `title` is not. */
  readonly plainTitle?: string;
  /** The way here, without this page: shown in the head of the frame. */
  readonly crumbs?: readonly Crumb[];
  /** The two or three facts that identify, beside or below the title. */
  readonly under?: ReactNode;
  readonly actions?: ReactNode;
  /** True where the page shows what was known on the chosen day; else the band says that it does not. */
  readonly followsAsOf?: boolean;
  /** The content fills the window and scrolls inside itself, as the hit desk does. */
  readonly fill?: boolean;
  readonly children: ReactNode;
};

/** One page: title, what can be done, the work. */
export function Page({ title, plainTitle, crumbs, under, actions, followsAsOf, fill, children }: PageProps) {
  const plain = plainTitle ?? (typeof title === 'string' ? title : '');
  const where = JSON.stringify([...(crumbs ?? []), { label: plain }]);
  const setWhere = useSetWhere();
  useEffect(() => {
    setWhere(JSON.parse(where) as Crumb[]);
    document.title = plain ? `${plain} · Belfry` : 'Belfry';
  }, [where, plain, setWhere]);
  return (
    <div className={classes.page} data-fill={fill || undefined}>
      <AsOfBand follows={followsAsOf ?? false} />
      <div className={classes.pageHead}>
        <div className={classes.pageTitle}>
          <h1 tabIndex={-1}>{title}</h1>
          {under && <div className={classes.under}>{under}</div>}
        </div>
        {actions && (
          <div className={classes.actions} data-no-print>
            {actions}
          </div>
        )}
      </div>
      <div className={classes.pageBody}>{children}</div>
    </div>
  );
}

function AsOfBand({ follows }: { readonly follows: boolean }) {
  const t = useWords();
  const filters = useFilters();
  const asOf = filters.one('asOf');
  if (!asOf) return null;
  return (
    <div className={classes.asOfBand} role="status">
      <span>{t(follows ? 'asof.shown' : 'asof.not-followed', { date: asOf })}</span>
      <button type="button" className={classes.linkButton} onClick={() => filters.set({ asOf: undefined })}>
        {t('asof.back')}
      </button>
    </div>
  );
}
