import { Button, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Dialog } from './Dialog';
import { useWords } from './i18n';
import classes from './kit.module.css';
import { ProblemNote } from './states';

export type ReasonDialogProps = {
  readonly title: string;
  /** Exactly what will change, for whom. */
  readonly children: ReactNode;
  /** What the button does. */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly problem?: unknown;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
};

/** Shows beforehand what will change and asks for the reason there. */
export function ReasonDialog({
  title,
  children,
  confirm,
  danger,
  busy,
  problem,
  onConfirm,
  onClose,
}: ReasonDialogProps) {
  const t = useWords();
  const form = useId();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React hands a submit on to a form around the dialog, which asked nothing.
    event.stopPropagation();
    setAsked(true);
    if (reason.trim()) onConfirm(reason.trim());
  };
  const foot = (
    <>
      <Button onClick={onClose}>{t('kit.cancel')}</Button>
      <Button type="submit" form={form} variant="filled" color={danger ? 'brick' : undefined} loading={busy}>
        {confirm}
      </Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose} foot={foot}>
      <form id={form} className={classes.stack} onSubmit={submit}>
        <div>{children}</div>
        <Textarea
          label={t('kit.reason')}
          description={t('kit.reason-why')}
          rows={3}
          maxLength={2000}
          data-autofocus
          value={reason}
          error={asked && !reason.trim() ? t('kit.reason-missing') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {problem !== undefined && problem !== null && <ProblemNote problem={problem} />}
      </form>
    </Dialog>
  );
}
