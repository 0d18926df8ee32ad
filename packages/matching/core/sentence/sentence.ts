/** An explanation in one plain sentence, in the four languages of the screens. */
import type { Contribution, Explanation, Language } from '../door';
import { type Phrases, phrases } from './phrases';

/**
 * “Family name spelled alike, same given name; born one day apart; no shared document.” Facts only, the
 * weightiest first; never what to decide.
 */
export function sentence(explanation: Explanation, language: Language): string {
  const say = phrases[language];
  const { contributions, ignored } = explanation;
  if (ignored.some(({ code }) => code === 'ignored/other-schema')) return `${say.otherSchema}.`;
  const clauses = [
    nameClause(contributions, say),
    birthClause(contributions, say),
    placeClause(contributions, say),
    documentClause(contributions, say),
    ignored.some(({ code }) => code === 'ignored/homoglyph') ? say.homoglyph : null,
  ].filter((clause): clause is string => clause !== null && clause !== '');
  const text = clauses.join('; ');
  return text === '' ? `${say.nothing}.` : `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

const nameFeatures = new Set([
  'given-name',
  'family-name',
  'patronymic',
  'name-word',
  'descriptive-word',
  'number',
  'initial',
  'generation',
  'acronym',
]);

function nameClause(contributions: readonly Contribution[], say: Phrases): string {
  const parts = contributions.filter(({ feature }) => nameFeatures.has(feature));
  if (parts.length === 0) return say.noName;
  const compared = parts.filter(({ relation }) => relation !== 'missing');
  const clauses: string[] = [];
  if (compared.length > 1 && compared.every(({ relation }) => relation === 'same')) clauses.push(say.allSame);
  else
    for (const feature of nameFeatures)
      clauses.push(
        ...partClauses(
          parts.filter((one) => one.feature === feature),
          feature,
          say,
        ),
      );
  if (contributions.some(({ feature }) => feature === 'name-order')) clauses.push(say.order);
  if (parts.some(({ relation }) => relation === 'missing')) clauses.push(say.extra);
  return clauses.slice(0, 4).join(', ');
}

/** One clause for each relation of one feature: two given names alike are said once. */
function partClauses(parts: readonly Contribution[], feature: string, say: Phrases): string[] {
  const name = say.features[feature];
  if (!name) return [];
  const relations = [...new Set(parts.map(({ relation }) => relation))].filter(
    (relation) => relation !== 'missing',
  );
  return relations.map((relation) => say.part(name, relation));
}

function birthClause(contributions: readonly Contribution[], say: Phrases): string | null {
  const found = contributions.find(({ feature }) => feature === 'birth-date');
  if (!found?.left || !found.right) return null;
  const days = daysBetween(found.left, found.right);
  if (found.relation === 'same') return say.bornSame;
  if (found.relation === 'partial')
    return found.left.slice(0, 7) === found.right.slice(0, 7) &&
      Math.min(found.left.length, found.right.length) >= 7
      ? say.bornSameMonth
      : say.bornSameYear;
  if (found.relation === 'swapped') return say.bornSwapped;
  if (days === 1) return say.bornOneDay;
  const years = Math.abs(Number(found.left.slice(0, 4)) - Number(found.right.slice(0, 4)));
  if (found.relation === 'near') return years === 0 ? say.bornSameYear : say.bornNear;
  return years > 0 ? say.bornYearsApart(years) : say.bornOther;
}

function daysBetween(left: string, right: string): number | null {
  if (left.length < 10 || right.length < 10) return null;
  return Math.round(Math.abs(Date.parse(left.slice(0, 10)) - Date.parse(right.slice(0, 10))) / 86_400_000);
}

function placeClause(contributions: readonly Contribution[], say: Phrases): string | null {
  const found = contributions.filter(({ feature }) => feature === 'nationality' || feature === 'country');
  const gender = contributions.find(
    ({ feature, relation }) => feature === 'gender' && relation === 'conflict',
  );
  const clauses = [
    found[0] ? (found[0].bits > 0 ? say.countrySame : say.countryOther) : null,
    contributions.some(({ feature, bits }) => feature === 'birth-place' && bits > 0) ? say.placeSame : null,
    contributions.some(({ feature, bits }) => feature === 'address' && bits > 0) ? say.addressSame : null,
    gender ? say.genderOther : null,
  ];
  return clauses.filter((clause) => clause !== null).join(', ') || null;
}

const notDocuments = new Set([
  ...nameFeatures,
  'particle',
  'filler-word',
  'legal-form',
  'name-order',
  'birth-date',
  'start-date',
  'gender',
  'nationality',
  'country',
  'birth-place',
  'address',
  'tonnage',
]);

function documentClause(contributions: readonly Contribution[], say: Phrases): string {
  const found = contributions.filter(({ feature }) => !notDocuments.has(feature));
  const shared = found.filter(({ relation }) => relation === 'same');
  if (shared.length > 0) return say.documentSame(shared[0]!.left ?? '');
  if (found.some(({ relation }) => relation === 'near')) return say.documentNear;
  if (found.some(({ relation }) => relation === 'conflict')) return say.documentOther;
  return say.documentNone;
}
