import { useWords } from '@belfry/ui-kit';
import { useEffect, useState } from 'react';
import type { Profile } from '../../core/api';
import classes from './profile.module.css';

export type Section = { readonly id: string; readonly label: string; readonly count: number | null };

export function useSections(profile: Profile): Section[] {
  const t = useWords();
  const section = (id: string, count: number | null = null) => ({ id, label: t(`profile.${id}`), count });
  return [
    section('facts', profile.facts.length),
    section('relations', profile.relations.length),
    section('timeline'),
    section('appears', profile.hits.length),
    section('history'),
  ];
}

/** Where in the profile the reader is; stays in sight. */
export function SectionIndex({ sections }: { readonly sections: readonly Section[] }) {
  const t = useWords();
  const here = useSectionInSight(sections.map((section) => section.id).join(' '));
  return (
    <nav className={classes.index} aria-label={t('profile.index')} data-no-print>
      <ul>
        {sections.map(({ id, label, count }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              aria-current={here === id ? 'location' : undefined}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(id)?.scrollIntoView();
              }}
            >
              {label} {count !== null && <small>{count}</small>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function useSectionInSight(ids: string): string {
  const [here, setHere] = useState(ids.split(' ')[0] ?? '');
  useEffect(() => {
    const seen = new Map<string, boolean>();
    const watcher = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) seen.set(entry.target.id, entry.isIntersecting);
        const first = ids.split(' ').find((id) => seen.get(id));
        if (first) setHere(first);
      },
      { rootMargin: '-120px 0px -55% 0px' },
    );
    for (const id of ids.split(' ')) {
      const section = document.getElementById(id);
      if (section) watcher.observe(section);
    }
    return () => watcher.disconnect();
  }, [ids]);
  return here;
}
