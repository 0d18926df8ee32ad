import { Go, Meant, useFormat, useWords } from '@belfry/ui-kit';
import type { List } from '../../core/api';
import { useLists } from '../lists.queries';
import classes from './ages.module.css';

/** In the status line: how many lists are out of date, else the age of the oldest in service. */
export function ListAges() {
  const t = useWords();
  const { age } = useFormat();
  const lists = useLists().data?.items;
  if (!lists) return null;
  const stale = lists.filter((list) => list.stale).length;
  const oldest = oldestOf(lists);
  return (
    <Go to="/lists" className={classes.status}>
      {stale > 0 ? (
        <Meant meaning="conflict">{t('lists.stale-count', { count: stale })}</Meant>
      ) : oldest ? (
        t('lists.oldest', { title: oldest.title, age: age(oldest.ageHours ?? 0) })
      ) : (
        t('lists.none-loaded')
      )}
    </Go>
  );
}

const oldestOf = (lists: readonly List[]): List | undefined =>
  lists.filter((list) => list.ageHours !== null).toSorted((a, b) => (b.ageHours ?? 0) - (a.ageHours ?? 0))[0];
