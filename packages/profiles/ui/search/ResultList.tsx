import { DatasetTag, Go, Mono, NameText, useFormat, useWords, visible } from '@belfry/ui-kit';
import type { Found } from '../../core/api';
import { profilePaths } from '../paths';
import { stretches } from './passage';
import classes from './search.module.css';

/** What was found, each with why. */
export function ResultList({ found }: { readonly found: readonly Found[] }) {
  return (
    <ol className={classes.results} id="results">
      {found.map((one) => (
        <Result key={one.canonicalId} found={one} />
      ))}
    </ol>
  );
}

function Result({ found }: { readonly found: Found }) {
  const format = useFormat();
  const said = [
    format.schema(found.schema),
    found.birthDates.slice(0, 3).join(', '),
    found.countries.slice(0, 4).map(format.country).join(', '),
  ].filter(Boolean);
  return (
    <li>
      <div>
        <Go to={profilePaths.profile(found.canonicalId)} className={classes.result}>
          <NameText name={found.caption} transliteration={found.transliteration} strong />
        </Go>
        <div className={classes.said}>
          {said.map((text) => (
            <span key={text}>{text}</span>
          ))}
          {found.identifiers.slice(0, 3).map((identifier) => (
            <Mono key={identifier}>{visible(identifier)}</Mono>
          ))}
          <span>
            {found.datasets.map((name) => (
              <DatasetTag key={name} name={name} />
            ))}
          </span>
        </div>
      </div>
      <Why found={found} />
      {found.passage && <Passage passage={found.passage} />}
    </li>
  );
}

function Why({ found }: { readonly found: Found }) {
  const t = useWords();
  const format = useFormat();
  return (
    <span className={classes.why}>
      {t(`search.reason.${found.reason}`)}
      {found.score !== null && <Mono> {format.number(found.score, 2)}</Mono>}
    </span>
  );
}

/** The passage as text nodes; what was searched for is marked. */
function Passage({ passage }: { readonly passage: string }) {
  let at = 0;
  return (
    <p className={classes.passage}>
      <bdi>
        {stretches(passage).map(({ text, found }) => {
          at += text.length;
          return found ? <mark key={at}>{visible(text)}</mark> : <span key={at}>{visible(text)}</span>;
        })}
      </bdi>
    </p>
  );
}
