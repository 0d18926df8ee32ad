import { Empty, Go, Page, ProblemNote, useWords } from '@belfry/ui-kit';

/** An address that leads nowhere. */
export function NoSuchPage() {
  const t = useWords();
  return (
    <Page title={t('dead.no-page')}>
      <Empty action={<Go to="/">{t('dead.to-today')}</Go>}>{t('dead.no-page-why')}</Empty>
    </Page>
  );
}

/** A page that broke: the frame around it stays. */
export function BrokenPage({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  const t = useWords();
  return (
    <Page title={t('dead.broken')}>
      <ProblemNote problem={error} retry={reset} />
    </Page>
  );
}
