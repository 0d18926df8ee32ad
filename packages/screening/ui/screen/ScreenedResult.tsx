import {
  Button,
  DatasetTag,
  Go,
  JudgementMark,
  Meant,
  ScoreBar,
  useFormat,
  useGo,
  useWords,
  visible,
} from '@belfry/ui-kit';
import type { z } from 'zod';
import type { HitSummary, ScreenedNow } from '../../core/api';
import { screeningPaths } from '../paths';
import { ReceiptButton } from '../screenings/ReceiptButton';
import classes from './screen.module.css';

/** What one subject's screening found, at once; or that nothing was, and against what. */
export function ScreenedResult({ screened }: { readonly screened: z.infer<typeof ScreenedNow> }) {
  const t = useWords();
  const go = useGo();
  const { subjectHits: hits } = screened;
  return (
    <section className={classes.result} aria-labelledby="screened">
      <h2 id="screened">
        {hits.length === 0 ? (
          <Meant meaning="different">{t('screen.none-found')}</Meant>
        ) : (
          <Meant meaning="unsure">{t('screen.found', { count: hits.length })}</Meant>
        )}
      </h2>
      {hits.length > 0 && <Hits hits={hits} screeningId={screened.id} />}
      <Editions screened={screened} />
      <div className={classes.line}>
        {hits.length > 0 && (
          <Button variant="filled" onClick={() => go('/hits', { screening: screened.id })}>
            {t('screen.decide')}
          </Button>
        )}
        <ReceiptButton id={screened.id} />
        <Go to={screeningPaths.screening(screened.id)}>{t('screen.to-screening')}</Go>
      </div>
    </section>
  );
}

function Hits({ hits, screeningId }: { readonly hits: readonly HitSummary[]; readonly screeningId: string }) {
  const t = useWords();
  const format = useFormat();
  return (
    <table className={classes.table}>
      <caption hidden>{t('screen.found', { count: hits.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('hits.score')}</th>
          <th scope="col">{t('hits.sureness')}</th>
          <th scope="col">{t('hits.entry')}</th>
          <th scope="col">{t('screen.kind')}</th>
          <th scope="col">{t('hits.lists')}</th>
          <th scope="col">{t('hits.judgement')}</th>
        </tr>
      </thead>
      <tbody>
        {hits.map((hit) => (
          <tr key={hit.id}>
            <td>
              <ScoreBar value={hit.score} />
            </td>
            <td>
              <ScoreBar value={hit.sureness} />
            </td>
            <td>
              <Go to={screeningPaths.hits} search={{ hit: hit.id, screening: screeningId, judgement: 'all' }}>
                <bdi>{visible(hit.caption)}</bdi>
              </Go>
            </td>
            <td>{format.schema(hit.schema)}</td>
            <td>
              {hit.datasets.map((name) => (
                <DatasetTag key={name} name={name} />
              ))}
            </td>
            <td>
              <JudgementMark judgement={hit.judgement} />
              {hit.remembered && <span className={classes.quiet}> {t('hits.remembered-short')}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Editions({ screened }: { readonly screened: z.infer<typeof ScreenedNow> }) {
  const t = useWords();
  const format = useFormat();
  return (
    <p className={classes.quiet}>
      {t('screen.asked-against', {
        count: screened.editions.length,
        threshold: format.number(screened.threshold, 2),
      })}{' '}
      {screened.editions
        .map((edition) => `${edition.title} (${t('hits.edition', { number: edition.number })})`)
        .join('; ')}
    </p>
  );
}
