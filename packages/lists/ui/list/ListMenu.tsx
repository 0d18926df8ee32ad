import { Button, Drop, ReasonDialog, useWords } from '@belfry/ui-kit';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { List } from '../../core/api';
import { exportHref, useRefreshList } from '../lists.queries';
import classes from './list.module.css';

const FORMATS = ['ftm', 'csv', 'senzing', 'stix'] as const;

/** Refresh now, and the list in other formats. */
export function ListMenu({ list }: { readonly list: List }) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const refresh = useRefreshList();
  return (
    <>
      {list.source && <Button onClick={() => setAsking(true)}>{t('lists.refresh-now')}</Button>}
      {list.edition && (
        <Drop
          className={classes.export}
          button={
            <>
              <IconDownload size={15} aria-hidden="true" /> {t('lists.export')}
            </>
          }
        >
          <ul className={classes.exports}>
            {FORMATS.map((format) => (
              <li key={format}>
                <a href={exportHref(list.name, format)} download>
                  {t(`lists.export.${format}`)}
                </a>
              </li>
            ))}
          </ul>
        </Drop>
      )}
      {asking && (
        <ReasonDialog
          title={t('lists.refresh-now')}
          confirm={t('lists.refresh-now')}
          busy={refresh.isPending}
          problem={refresh.error}
          onConfirm={(reason) =>
            refresh.mutate({ name: list.name, reason }, { onSuccess: () => setAsking(false) })
          }
          onClose={() => setAsking(false)}
        >
          <p>{t('lists.refresh-means')}</p>
          <p className={classes.mono}>{list.source}</p>
        </ReasonDialog>
      )}
    </>
  );
}
