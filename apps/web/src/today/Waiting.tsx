import { useListsInTrouble } from '@belfry/lists/ui';
import type { Today } from '@belfry/screening/api';
import { type Address, Empty, Go, type Meaning, ShapeMark, useFormat, useWords } from '@belfry/ui-kit';
import classes from './today.module.css';

type Item = {
  readonly to: string;
  readonly search?: Address;
  readonly meaning: Meaning;
  readonly word: string;
  readonly count: number;
};

/** What waits for a person, each with the way to it. */
export function Waiting({ today }: { readonly today: Today }) {
  const t = useWords();
  const lists = useListsInTrouble();
  const items: readonly Item[] = [
    { to: '/lists', meaning: 'conflict', word: 'today.held', count: lists.held },
    { to: '/lists', meaning: 'conflict', word: 'today.stale', count: lists.stale },
    {
      to: '/hits',
      search: { judgement: 'no_judgement' },
      meaning: 'none',
      word: 'today.open-hits',
      count: today.openHits,
    },
    {
      to: '/hits',
      search: { judgement: 'unsure' },
      meaning: 'unsure',
      word: 'today.unsure-hits',
      count: today.unsureHits,
    },
    {
      to: '/hits',
      search: { lapsed: 'yes' },
      meaning: 'conflict',
      word: 'today.lapsed-hits',
      count: today.lapsedHits,
    },
  ];
  const waiting = items.filter((item) => item.count > 0);
  return (
    <section aria-labelledby="today-waiting">
      <h2 id="today-waiting" className={classes.head}>
        {t('today.waiting')}
      </h2>
      {waiting.length === 0 ? (
        <Empty action={<Go to="/screen">{t('today.screen-someone')}</Go>}>{t('today.nothing-waits')}</Empty>
      ) : (
        <ul className={classes.waiting}>
          {waiting.map((item) => (
            <WaitingItem key={item.word} item={item} />
          ))}
        </ul>
      )}
      <p className={classes.quiet}>{t('today.judged', { count: today.judgedToday })}</p>
    </section>
  );
}

function WaitingItem({ item }: { readonly item: Item }) {
  const t = useWords();
  const { number } = useFormat();
  return (
    <li>
      <Go to={item.to} search={item.search} className={classes.waitingLink}>
        <span className={classes.count}>{number(item.count)}</span>
        <ShapeMark meaning={item.meaning} />
        <span>{t(item.word, { count: item.count })}</span>
      </Go>
    </li>
  );
}
