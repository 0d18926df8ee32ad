import { Settings } from '@belfry/platform/api';
import { ask } from '@belfry/ui-kit';
import { useQuery } from '@tanstack/react-query';
import { ScreenedNow, Screening, type SubjectIn, type SubjectMapping, SubjectUpload } from '../../core/api';

/** What a screening is asked with besides its subjects. */
export type Terms = {
  /** Empty: all lists in service. */
  readonly datasets: readonly string[];
  /** Null: the installation's own. */
  readonly threshold: number | null;
  readonly reason: string;
  readonly name: string;
};

export const NO_TERMS: Terms = { datasets: [], threshold: null, reason: '', name: '' };

/** Empty parts are left out: the server then takes its own. */
const termsBody = ({ datasets, threshold, reason, name }: Terms) => ({
  reason: reason.trim(),
  ...(datasets.length > 0 && { datasets }),
  ...(threshold !== null && { threshold }),
  ...(name.trim() && { name: name.trim() }),
});

export const screenSubject = (subject: SubjectIn, terms: Terms) =>
  ask(ScreenedNow, '/api/screenings', { method: 'POST', body: { subject, ...termsBody(terms) } });

export function uploadSubjects(file: File) {
  const body = new FormData();
  body.append('file', file, file.name);
  return ask(SubjectUpload, '/api/screenings/uploads', { method: 'POST', body });
}

export const startBatch = (ask_: { uploadId: string; mapping: SubjectMapping; terms: Terms }) =>
  ask(Screening, '/api/screenings/batches', {
    method: 'POST',
    body: { uploadId: ask_.uploadId, mapping: ask_.mapping, ...termsBody(ask_.terms) },
  });

/** The installation's own threshold. */
export function useDefaultThreshold(): number | null {
  const settings = useQuery({
    queryKey: ['settings', 'threshold'],
    queryFn: ({ signal }) => ask(Settings, '/api/settings', { signal }),
    staleTime: 300_000,
  });
  return settings.data?.threshold ?? null;
}
