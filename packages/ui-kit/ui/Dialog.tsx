import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useWords } from './i18n';
import { KeyLevel, useKeyLevel, useRaisedKeys } from './keys';
import classes from './kit.module.css';

export type DialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot. */
  readonly foot?: ReactNode;
  readonly wide?: boolean;
};

const FIRST = ':is(input:not([type="hidden"]), textarea, select):not(:disabled)';

/**
 * A window over the page: the browser's own modal dialog, so the focus stays inside, returns afterwards,
 * and Escape closes the top one only. Render it only while it is open.
 */
export function Dialog({ title, onClose, children, foot, wide }: DialogProps) {
  const t = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const level = useKeyLevel() + 1;
  useRaisedKeys();
  // Closed before it leaves the page: only then the browser gives the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) {
      shown.showModal();
      // The first field, not the button that closes.
      shown.querySelector<HTMLElement>(FIRST)?.focus();
    }
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      data-wide={wide || undefined}
      aria-labelledby={id}
      onCancel={(event) => {
        // A file field inside tells `cancel` too.
        if (event.target !== dialog.current) return;
        event.preventDefault();
        onClose();
      }}
    >
      <KeyLevel value={level}>
        <header className={classes.dialogHead}>
          <h2 id={id}>{title}</h2>
          <ActionIcon aria-label={t('kit.close')} onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        </header>
        <div className={classes.dialogBody}>{children}</div>
        {foot && <footer className={classes.dialogFoot}>{foot}</footer>}
      </KeyLevel>
    </dialog>
  );
}
