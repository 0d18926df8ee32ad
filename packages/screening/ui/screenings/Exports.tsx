import { Drop, useWords } from '@belfry/ui-kit';
import classes from '../screen/screen.module.css';
import { path } from './screenings.queries';

const FORMATS = ['csv', 'jsonl', 'json', 'html'] as const;

/** The results as a file, made by the server. */
export function Exports({ id, disabled }: { readonly id: string; readonly disabled: boolean }) {
  const t = useWords();
  if (disabled) return null;
  return (
    <Drop button={<>{t('screening.export')} ▾</>}>
      <div className={classes.stack}>
        {FORMATS.map((format) => (
          <a key={format} href={`${path(id)}/results?format=${format}`} download>
            {t(`screening.export.${format}`)}
          </a>
        ))}
      </div>
    </Drop>
  );
}
