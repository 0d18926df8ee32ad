import { DatasetTag, SchemaText, Tag, useFormat, useMaybeWord, useWords } from '@belfry/ui-kit';
import type { Profile } from '../../core/api';
import { inForce } from './fact-groups';
import classes from './profile.module.css';

/** What identifies first: the two or three facts under the name. */
const TELLING = [
  'birthDate',
  'nationality',
  'country',
  'imoNumber',
  'registrationNumber',
  'incorporationDate',
  'flag',
  'jurisdiction',
];

/** Schema, the facts that identify, the lists that carry it and whether they still do. */
export function Identifying({ profile }: { readonly profile: Profile }) {
  const t = useWords();
  const word = useMaybeWord();
  return (
    <span className={classes.under}>
      <SchemaText name={profile.schema} />
      <Telling profile={profile} />
      {profile.topics.length > 0 && (
        <span>
          {profile.topics.map((topic) => (
            <Tag key={topic}>{word(`topic.${topic}`, topic)}</Tag>
          ))}
        </span>
      )}
      <span>
        {profile.datasets.map((list) => (
          <span key={list.name} className={classes.nowrap}>
            <DatasetTag
              name={list.name}
              title={`${list.title} · ${t('profile.edition')} ${list.edition}`}
              invented={list.invented}
            />
            {!list.listed && <span className={classes.quiet}> {t('profile.delisted')}</span>}
          </span>
        ))}
      </span>
      <span className={classes.quiet}>{t('profile.records', { count: profile.entityIds.length })}</span>
    </span>
  );
}

function Telling({ profile }: { readonly profile: Profile }) {
  const format = useFormat();
  const told = TELLING.map((prop) => profile.facts.filter((fact) => fact.prop === prop && inForce(fact)))
    .filter((facts) => facts.length > 0)
    .slice(0, 3);
  return told.map((facts) => (
    <span key={facts[0]!.prop} title={format.prop(facts[0]!.prop)}>
      {facts
        .slice(0, 3)
        .map((fact) => (fact.type === 'country' ? format.country(fact.value) : fact.value))
        .join(', ')}
    </span>
  ));
}
