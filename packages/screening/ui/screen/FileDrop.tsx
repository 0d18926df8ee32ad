import { Button, useWords } from '@belfry/ui-kit';
import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import classes from './screen.module.css';

export type FileDropProps = {
  /** What may be dropped, in words. */
  readonly children: string;
  readonly accept: string;
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
};

/** Takes one file: dropped, or chosen with the button. */
export function FileDrop({ children, accept, busy, onFile }: FileDropProps) {
  const t = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drag = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(inside);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !busy) onFile(file);
  };
  return (
    <section
      className={classes.drop}
      data-over={over || undefined}
      aria-label={t('file.drop')}
      onDragEnter={drag(true)}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={drop}
    >
      <span>{children}</span>
      <input
        ref={field}
        type="file"
        accept={accept}
        hidden
        aria-label={t('file.choose')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
      <Button leftSection={<IconUpload size={14} />} loading={busy} onClick={() => field.current?.click()}>
        {t('file.choose')}
      </Button>
    </section>
  );
}
