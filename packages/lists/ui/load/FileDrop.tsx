import { Busy, FilePick, ProblemNote, useFormat, useWords } from '@belfry/ui-kit';
import type { z } from 'zod';
import type { FilePreview } from '../../core/api';
import { usePreview } from '../lists.queries';

/** Files chosen or dropped are sent and looked at. Several files make one edition. */
export function FileDrop({
  onPreview,
}: {
  readonly onPreview: (preview: z.infer<typeof FilePreview>) => void;
}) {
  const t = useWords();
  const { bytes } = useFormat();
  const preview = usePreview();
  const files = preview.variables ?? [];
  return (
    <div>
      <FilePick
        label={t('lists.choose-files')}
        chosen={files.map((file) => `${file.name} (${bytes(file.size)})`).join(', ')}
        multiple
        onFiles={(chosen) => preview.mutate(chosen, { onSuccess: onPreview })}
      />
      {preview.isPending && <Busy label={t('lists.looking')} />}
      {preview.isError && <ProblemNote problem={preview.error} />}
      {preview.data?.problem && <ProblemNote problem={preview.data.problem} />}
    </div>
  );
}
