import { Busy, Button, Page, ProblemNote, useWords } from '@belfry/ui-kit';
import { LanguageChoice } from './LanguageChoice';
import classes from './platform.module.css';
import { type SessionQuery, useSignIn } from './session.queries';

/** The way in. So far one officer of an invented service, on this machine only. */
export function SignIn({ session }: { readonly session: SessionQuery }) {
  const t = useWords();
  const signIn = useSignIn();
  if (session.isPending) return <Busy label={t('session.asking')} />;
  if (session.isError) {
    return (
      <Page title={t('session.unreached')}>
        <ProblemNote problem={session.error} retry={() => void session.refetch()} />
      </Page>
    );
  }
  return (
    <Page title={t('session.sign-in')}>
      <div className={classes.signIn}>
        <LanguageChoice />
        <p>{t('session.explained')}</p>
        <Button
          variant="filled"
          size="sm"
          autoFocus
          loading={signIn.isPending}
          onClick={() => signIn.mutate()}
        >
          {t('session.begin')}
        </Button>
        {signIn.isError && <ProblemNote problem={signIn.error} />}
      </div>
    </Page>
  );
}
