import { NativeSelect, useWords } from '@belfry/ui-kit';
import type { z } from 'zod';
import type { FilePreview, List, Mapping } from '../../core/api';
import { LIST_FORMATS, type ListFormat } from '../../core/record';
import { MappingTable } from './MappingTable';

type Preview = z.infer<typeof FilePreview>;

export type EditionDraft = {
  readonly uploadId: string;
  readonly preview: Preview;
  readonly format: ListFormat | null;
  readonly mapping: z.infer<typeof Mapping> | null;
};

/** What was guessed from the file; the mapping saved with the list wins where its columns are there. */
export function newEdition(preview: Preview, list?: List): EditionDraft {
  const saved = list?.mapping ?? null;
  const fits =
    saved !== null && Object.keys(saved.columns).every((column) => preview.columns.includes(column));
  return {
    uploadId: preview.uploadId,
    preview,
    format: preview.format ?? list?.format ?? null,
    mapping: fits ? saved : preview.mapping,
  };
}

/** Whether it can be loaded: the file is readable, its form is known, and a table says which column is the name. */
export function editionReady({ preview, format, mapping }: EditionDraft): boolean {
  if (preview.problem || !format) return false;
  return format !== 'table' || (mapping !== null && Object.keys(mapping.columns).length > 0);
}

type EditionFieldsProps = { readonly draft: EditionDraft; readonly onChange: (draft: EditionDraft) => void };

/** The form of the file as guessed, correctable; for tables the columns. */
export function EditionFields({ draft, onChange }: EditionFieldsProps) {
  const t = useWords();
  const { preview, format, mapping } = draft;
  if (preview.problem) return null;
  return (
    <>
      <NativeSelect
        label={t('lists.format')}
        description={t(preview.format ? 'lists.format-guessed' : 'lists.format-unknown')}
        value={format ?? ''}
        onChange={(event) => {
          const chosen = LIST_FORMATS.find((each) => each === event.currentTarget.value) ?? null;
          onChange({ ...draft, format: chosen });
        }}
        data={[
          { value: '', label: t('lists.format-choose') },
          ...LIST_FORMATS.map((value) => ({ value, label: t(`lists.format.${value}`) })),
        ]}
      />
      {format === 'table' && (
        <MappingTable
          preview={preview}
          mapping={mapping ?? { schema: 'Person', columns: {} }}
          onChange={(next) => onChange({ ...draft, mapping: next })}
        />
      )}
    </>
  );
}
