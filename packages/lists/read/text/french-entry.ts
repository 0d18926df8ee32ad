import { isObject, type JsonObject } from './json-records';

/** A field of an entry: what it is in the register's own words, and its parts. */
export type FrenchField = { readonly type: string; readonly parts: Readonly<Record<string, string>> };

export type FrenchEntry = {
  readonly key: string;
  /** `Personne physique`, `Personne morale`, `Navire`. */
  readonly nature: string;
  readonly surname: string;
  readonly fields: readonly FrenchField[];
};

/** Members of the slim form, and the field of the full form that each is. */
const SLIM: Readonly<Record<string, { readonly type: string; readonly part: string }>> = {
  Prenoms: { type: 'PRENOM', part: 'Prenom' },
  DatesNaissance: { type: 'DATE_DE_NAISSANCE', part: '' },
  Alias: { type: 'ALIAS', part: 'Alias' },
  Nationalites: { type: 'NATIONALITE', part: 'Pays' },
  LieuxNaissance: { type: 'LIEU_DE_NAISSANCE', part: 'Lieu' },
  Identifications: { type: 'IDENTIFICATION', part: '' },
  Adresses: { type: 'ADRESSE', part: '' },
  Passeports: { type: 'PASSEPORT', part: 'NumeroPasseport' },
  ReferencesUe: { type: 'REFERENCE_UE', part: 'ReferenceUe' },
  ReferencesOnu: { type: 'REFERENCE_ONU', part: 'ReferenceOnu' },
  NumeroOMI: { type: 'NUMERO_OMI', part: 'NumeroOMI' },
};

/**
 * An entry of the French register of frozen assets, from either of its JSON forms: the full one
 * (`Publications.PublicationDetail[].RegistreDetail[]`) or the slim one (`entries[]`). Null when it has no key.
 *
 * @source  gels-avoirs.dgtresor.gouv.fr, « flux public » (Licence Ouverte)
 */
export function frenchEntry(value: JsonObject): FrenchEntry | null {
  const key = textOf(value.IdRegistre);
  if (!key) return null;
  const fields = Array.isArray(value.RegistreDetail) ? fullFields(value.RegistreDetail) : slimFields(value);
  return { key, nature: textOf(value.Nature), surname: textOf(value.Nom), fields };
}

function fullFields(details: readonly unknown[]): FrenchField[] {
  return details.filter(isObject).flatMap((detail) => {
    const values = Array.isArray(detail.Valeur) ? detail.Valeur : [detail.Valeur];
    return values
      .filter(isObject)
      .map((parts) => ({ type: textOf(detail.TypeChamp), parts: textParts(parts) }));
  });
}

function slimFields(value: JsonObject): FrenchField[] {
  return Object.entries(SLIM).flatMap(([member, { type, part }]) => {
    const items = Array.isArray(value[member]) ? value[member] : [];
    return items.map((item: unknown) => ({
      type,
      parts: isObject(item) ? textParts(item) : { [part]: textOf(item) },
    }));
  });
}

/** Part names with a capital, as the full form writes them. */
const textParts = (parts: JsonObject) =>
  Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name.charAt(0).toUpperCase() + name.slice(1), textOf(part)]),
  );

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
