import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useId, useState } from 'react';
import classes from './kit.module.css';

export type FilePickProps = {
  /** What to choose; replaced by `chosen` once files are. */
  readonly label: string;
  readonly chosen?: string;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
};

/** A place for files: click, Enter, or drop. */
export function FilePick({ label, chosen, multiple, onFiles }: FilePickProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const give = (files: readonly File[]) => files.length > 0 && onFiles(multiple ? files : files.slice(0, 1));
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    give([...event.dataTransfer.files]);
  };
  return (
    <div>
      <input
        id={id}
        type="file"
        multiple={multiple}
        className={classes.unseen}
        onChange={(event) => {
          give([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <label
        htmlFor={id}
        className={classes.filePick}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileUpload size={18} aria-hidden="true" />
        <span>{chosen || label}</span>
      </label>
    </div>
  );
}
