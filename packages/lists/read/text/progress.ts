import type { ListFile, ReadOptions } from '../../core/record';

/** Progress over all files of an edition, from the bytes read of each. */
export function progressOver(options: Pick<ReadOptions, 'progress'>): {
  of(file: ListFile): (bytes: number) => void;
} {
  let before = 0;
  let current = 0;
  return {
    of(_file) {
      before += current;
      current = 0;
      return (bytes) => {
        current = bytes;
        options.progress?.(before + bytes);
      };
    },
  };
}
