import { DateText, Go, JudgementMark, type JudgementName, ScoreBar, useWords, visible } from '@belfry/ui-kit';
import type { Profile } from '../../core/api';
import classes from './profile.module.css';

const JUDGEMENTS: readonly JudgementName[] = ['positive', 'negative', 'unsure', 'no_judgement'];
const nameOf = (judgement: string): JudgementName =>
  JUDGEMENTS.find((known) => known === judgement) ?? 'no_judgement';

/** Screenings in which it was a hit. */
export function Appearances({ profile }: { readonly profile: Profile }) {
  const t = useWords();
  if (profile.hits.length === 0) return <p className={classes.quiet}>{t('profile.no-hits')}</p>;
  return (
    <table className={classes.table}>
      <caption hidden>{t('profile.appears')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('profile.when')}</th>
          <th scope="col">{t('profile.screening')}</th>
          <th scope="col">{t('profile.subject')}</th>
          <th scope="col">{t('profile.score')}</th>
          <th scope="col">{t('profile.judgement')}</th>
        </tr>
      </thead>
      <tbody>
        {profile.hits.map((hit) => (
          <tr key={hit.id}>
            <td className={classes.nowrap}>
              <DateText value={hit.at} as="time" />
            </td>
            <td>
              <Go to={`/screenings/${hit.screeningId}`}>{hit.screening}</Go>
            </td>
            <td>
              <Go to="/hits" search={{ hit: hit.id, screening: hit.screeningId, judgement: 'all' }}>
                <bdi>{visible(hit.subject)}</bdi>
              </Go>
            </td>
            <td>
              <ScoreBar value={hit.score} />
            </td>
            <td>
              <JudgementMark judgement={nameOf(hit.judgement)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
