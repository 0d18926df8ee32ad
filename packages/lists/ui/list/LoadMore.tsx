import { Button, ProblemNote, useWords } from '@belfry/ui-kit';
import { useEffect, useRef } from 'react';
import classes from './list.module.css';

type Paged = {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isFetchNextPageError: boolean;
  readonly error: unknown;
  readonly fetchNextPage: () => unknown;
};

/** Fetches the next page when its button comes into sight; the button is there for keyboards. */
export function LoadMore({ query }: { readonly query: Paged }) {
  const t = useWords();
  const mark = useRef<HTMLDivElement>(null);
  const latest = useRef(query);
  latest.current = query;
  const { hasNextPage, isFetchingNextPage } = query;
  useEffect(() => {
    if (!mark.current || !hasNextPage || isFetchingNextPage) return;
    const watch = new IntersectionObserver(
      (seen) =>
        seen[0]?.isIntersecting && !latest.current.isFetchNextPageError && latest.current.fetchNextPage(),
      { rootMargin: '600px' },
    );
    watch.observe(mark.current);
    return () => watch.disconnect();
  }, [hasNextPage, isFetchingNextPage]);
  if (!hasNextPage) return null;
  return (
    <div ref={mark} className={classes.more}>
      {query.isFetchNextPageError && <ProblemNote problem={query.error} />}
      <Button loading={isFetchingNextPage} onClick={() => query.fetchNextPage()}>
        {t('kit.more')}
      </Button>
    </div>
  );
}
