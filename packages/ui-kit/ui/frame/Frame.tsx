import type { Session } from '@belfry/platform/api';
import { IconSearch } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useFilters, useGo } from '../address';
import { Go } from '../Go';
import { useWords } from '../i18n';
import { KeysOverlay } from '../KeysOverlay';
import { type Key, useKeys } from '../keys';
import { useWhere } from '../where';
import classes from './frame.module.css';

export type Place = {
  readonly to: string;
  readonly label: string;
  readonly icon: ReactNode;
  /** Second key after `g`. */
  readonly letter: string;
  /** What waits there. */
  readonly count?: number | null;
};

export type FrameProps = {
  readonly places: readonly Place[];
  readonly session: Session | null;
  /** Panel under the officer's name: mandate, language, colours. */
  readonly officer: ReactNode;
  /** Jobs and ages of lists in the status line. */
  readonly status: ReactNode;
  readonly children: ReactNode;
};

/** What stands around every page: rail, head, band of invented data, status line. */
export function Frame({ places, session, officer, status, children }: FrameProps) {
  const t = useWords();
  const search = useRef<HTMLInputElement>(null);
  const [keysShown, showKeys] = useState(false);
  useFrameKeys(places, { search: () => search.current?.select(), help: () => showKeys(true) });
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#work">
        {t('frame.skip')}
      </a>
      <Rail places={places} />
      <header className={classes.head}>
        <WhereAmI />
        {session && <SearchBox field={search} />}
        <div className={classes.officer}>{officer}</div>
      </header>
      <main className={classes.middle}>
        {session?.demo && <p className={classes.demo}>{t('demo.band')}</p>}
        <div id="work" className={classes.work} tabIndex={-1}>
          {children}
        </div>
      </main>
      <footer className={classes.status}>
        {status}
        <span className={classes.spring} />
        <button type="button" className={classes.statusButton} onClick={() => showKeys(true)}>
          <kbd>?</kbd> {t('frame.keys')}
        </button>
      </footer>
      {keysShown && <KeysOverlay onClose={() => showKeys(false)} />}
    </div>
  );
}

function Rail({ places }: { readonly places: readonly Place[] }) {
  const t = useWords();
  return (
    <nav className={classes.rail} aria-label={t('frame.places')}>
      <Go to="/" className={classes.sign} title={t('frame.home')}>
        <BellMark />
      </Go>
      <ul>
        {places.map((place) => (
          <li key={place.to}>
            <Go to={place.to} className={classes.place}>
              {place.icon}
              <span className={classes.placeName}>{place.label}</span>
              {!!place.count && (
                <span className={classes.count}>{place.count > 999 ? '999+' : place.count}</span>
              )}
            </Go>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A tower with its bell. */
const BellMark = () => (
  <svg
    viewBox="0 0 24 24"
    width="22"
    height="22"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
  >
    <path d="M6 22V10l6-7 6 7v12M6 22h12" strokeLinejoin="round" />
    <path
      d="M9.2 16.5c.9-.7 1-1.7 1-2.7a1.8 1.8 0 0 1 3.6 0c0 1 .1 2 1 2.7zM12 18v.6"
      strokeLinejoin="round"
    />
  </svg>
);

function WhereAmI() {
  const t = useWords();
  const crumbs = useWhere();
  return (
    <nav className={classes.where} aria-label={t('frame.where')}>
      <ol>
        {crumbs.map((crumb, at) => (
          <li key={crumb.label} aria-current={at === crumbs.length - 1 ? 'page' : undefined}>
            {crumb.to ? <Go to={crumb.to}>{crumb.label}</Go> : <span>{crumb.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function SearchBox({ field }: { readonly field: React.RefObject<HTMLInputElement | null> }) {
  const t = useWords();
  const go = useGo();
  const asked = useFilters().one('q');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const question = field.current?.value.trim();
    if (question) go('/search', { q: question });
    field.current?.blur();
  };
  return (
    <search className={classes.search}>
      <form onSubmit={submit}>
        <IconSearch size={15} aria-hidden="true" />
        <input
          key={asked}
          ref={field}
          type="search"
          defaultValue={asked}
          aria-label={t('frame.search')}
          aria-keyshortcuts="/"
          placeholder={t('frame.search')}
          maxLength={500}
          onKeyDown={(event) => event.key === 'Escape' && field.current?.blur()}
        />
        <kbd>/</kbd>
      </form>
    </search>
  );
}

function useFrameKeys(places: readonly Place[], acts: { search: () => void; help: () => void }): void {
  const t = useWords();
  const go = useGo();
  const keys: Key[] = [
    { keys: '/', label: t('keys.search'), run: acts.search },
    { keys: '?', label: t('keys.help'), run: acts.help },
    ...places.map((place) => ({ keys: `g ${place.letter}`, label: place.label, run: () => go(place.to) })),
    {
      keys: 'Escape',
      label: t('keys.escape'),
      run: () => (document.activeElement as HTMLElement | null)?.blur(),
    },
  ];
  useKeys(t('keys.everywhere'), keys, { base: true });
}
