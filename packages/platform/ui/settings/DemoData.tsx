import { Button, Meant, ReasonDialog, useWords } from '@belfry/ui-kit';
import { useState } from 'react';
import classes from './settings.module.css';
import { useRemoveDemo } from './settings.queries';

/** Takes the invented data away, after showing what goes and what stays. */
export function DemoData() {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const remove = useRemoveDemo();
  return (
    <div className={classes.form}>
      {remove.isSuccess ? (
        <Meant meaning="same">{t('settings.demo-begun')}</Meant>
      ) : (
        <div className={classes.buttons}>
          <Button color="brick" variant="outline" onClick={() => setAsking(true)}>
            {t('settings.demo-remove')}
          </Button>
        </div>
      )}
      {asking && (
        <ReasonDialog
          title={t('settings.demo-remove')}
          confirm={t('settings.demo-confirm')}
          danger
          busy={remove.isPending}
          problem={remove.error}
          onConfirm={(reason) => remove.mutate(reason, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          <DemoPreview />
        </ReasonDialog>
      )}
    </div>
  );
}

function DemoPreview() {
  const t = useWords();
  return (
    <div className={classes.preview}>
      <h3>{t('settings.demo-goes')}</h3>
      <ul>
        <li>{t('settings.demo-goes-lists')}</li>
        <li>{t('settings.demo-goes-hits')}</li>
      </ul>
      <h3>{t('settings.demo-stays')}</h3>
      <ul>
        <li>{t('settings.demo-stays-own')}</li>
        <li>{t('settings.demo-stays-log')}</li>
      </ul>
      <p>{t('settings.demo-back')}</p>
    </div>
  );
}
