import { Go, NameText, SchemaText, ShapeMark, useFormat, useWords } from '@belfry/ui-kit';
import { Fragment } from 'react';
import type { z } from 'zod';
import type { Change } from '../../core/api';
import classes from './list.module.css';

type ChangeRow = z.infer<typeof Change>;
const SHAPES = { listed: 'same', delisted: 'different', changed: 'unsure' } as const;

/** One entry that came, went or changed: which property, from what, to what. */
export function ChangeItem({ change }: { readonly change: ChangeRow }) {
  const t = useWords();
  return (
    <li className={classes.change}>
      <span className={classes.kind} data-kind={change.kind}>
        <ShapeMark meaning={SHAPES[change.kind]} /> {t(`lists.kind.${change.kind}`)}
      </span>
      <div className={classes.changeBody}>
        <Go to={`/profiles/${encodeURIComponent(change.canonicalId)}`}>
          <NameText name={change.caption} strong />
        </Go>
        <span className={classes.quiet}>
          <SchemaText name={change.schema} />
        </span>
        {change.kind === 'changed' && <Properties properties={change.properties} />}
      </div>
    </li>
  );
}

function Properties({ properties }: { readonly properties: ChangeRow['properties'] }) {
  const { prop } = useFormat();
  return (
    <dl className={classes.properties}>
      {properties.map((each) => (
        <Fragment key={each.prop}>
          <dt>{prop(each.prop)}</dt>
          <dd>
            <FromTo from={each.from} to={each.to} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

function FromTo({ from, to }: { readonly from: readonly string[]; readonly to: readonly string[] }) {
  const t = useWords();
  return (
    <>
      {from.map((value) => (
        <del key={value} className={classes.gone}>
          <span className={classes.unseen}>{t('lists.change.gone')}</span>
          <bdi>{value}</bdi>
        </del>
      ))}
      {to.map((value) => (
        <ins key={value} className={classes.come}>
          <span className={classes.unseen}>{t('lists.change.come')}</span>
          <bdi>{value}</bdi>
        </ins>
      ))}
    </>
  );
}
