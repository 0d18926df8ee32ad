import { Button, save, useSay, useWords } from '@belfry/ui-kit';
import type { Settings } from '../../core/api';
import classes from './settings.module.css';

/** The key with which anyone can check this installation's receipts. */
export function PublicKey({ of: { id, pem } }: { readonly of: Settings['publicKey'] }) {
  const t = useWords();
  const say = useSay();
  const copy = async () => {
    await navigator.clipboard.writeText(pem);
    say(t('settings.copied'));
  };
  return (
    <div className={classes.form}>
      <div className={classes.mono}>{id}</div>
      <pre className={classes.pem}>{pem.trim()}</pre>
      <div className={classes.buttons}>
        <Button onClick={() => void copy()}>{t('table.copy')}</Button>
        <Button onClick={() => save(`belfry-${id}.pem`, pem, 'application/x-pem-file')}>
          {t('settings.save-pem')}
        </Button>
      </div>
    </div>
  );
}
