/** The clauses of the plain sentence. Kept in code, not in the catalogues: they bend with what they name. */
import type { Language, Relation } from '../door';

export type Phrases = {
  readonly features: Readonly<Record<string, string>>;
  part(name: string, relation: Relation): string;
  readonly allSame: string;
  readonly noName: string;
  readonly order: string;
  readonly extra: string;
  readonly bornSame: string;
  readonly bornSameYear: string;
  readonly bornSameMonth: string;
  readonly bornSwapped: string;
  readonly bornOneDay: string;
  readonly bornNear: string;
  readonly bornOther: string;
  bornYearsApart(years: number): string;
  readonly countrySame: string;
  readonly countryOther: string;
  readonly placeSame: string;
  readonly addressSame: string;
  readonly genderOther: string;
  documentSame(value: string): string;
  readonly documentNear: string;
  readonly documentOther: string;
  readonly documentNone: string;
  readonly homoglyph: string;
  readonly otherSchema: string;
  readonly nothing: string;
};

type RelationWords = Readonly<Partial<Record<Relation, string>>>;
const after = (words: RelationWords) => (name: string, relation: Relation) =>
  `${name} ${words[relation] ?? words.similar!}`;

const en: Phrases = {
  features: {
    'given-name': 'given name',
    'family-name': 'family name',
    patronymic: 'patronymic',
    'name-word': 'name',
    'descriptive-word': 'descriptive word',
    number: 'number',
    initial: 'initial',
    generation: 'generation',
    acronym: 'acronym',
  },
  part: after({
    same: 'the same',
    variant: 'spelled another way',
    phonetic: 'sounds alike',
    similar: 'similar',
    initial: 'agrees as an initial',
    different: 'different',
    conflict: 'contradicts',
    swapped: 'swapped',
    near: 'close',
    partial: 'agrees in part',
  }),
  allSame: 'all names the same',
  noName: 'no name to compare',
  order: 'order of names swapped',
  extra: 'one side has more names',
  bornSame: 'born on the same day',
  bornSameYear: 'born in the same year',
  bornSameMonth: 'born in the same month',
  bornSwapped: 'day and month of birth swapped',
  bornOneDay: 'born one day apart',
  bornNear: 'dates of birth close',
  bornOther: 'born on another day',
  bornYearsApart: (years) => `born ${years} ${years === 1 ? 'year' : 'years'} apart`,
  countrySame: 'same country',
  countryOther: 'other country',
  placeSame: 'same place of birth',
  addressSame: 'similar address',
  genderOther: 'gender contradicts',
  documentSame: (value) => `shared number ${value}`,
  documentNear: 'numbers of documents differ by one character',
  documentOther: 'numbers of documents differ',
  documentNone: 'no shared document',
  homoglyph: 'letters of another alphabet in the name',
  otherSchema: 'Two kinds of things that are never the same one',
  nothing: 'Nothing to compare',
};

const fr: Phrases = {
  features: {
    'given-name': 'prénom',
    'family-name': 'nom de famille',
    patronymic: 'patronyme',
    'name-word': 'nom',
    'descriptive-word': 'mot descriptif',
    number: 'chiffre',
    initial: 'initiale',
    generation: 'génération',
    acronym: 'sigle',
  },
  part: after({
    same: 'identique',
    variant: 'écrit autrement',
    phonetic: 'de prononciation proche',
    similar: 'semblable',
    initial: 'concordant par l’initiale',
    different: 'différent',
    conflict: 'contradictoire',
    swapped: 'inversé',
    near: 'proche',
    partial: 'concordant en partie',
  }),
  allSame: 'tous les noms identiques',
  noName: 'aucun nom à comparer',
  order: 'ordre des noms inversé',
  extra: 'un côté porte plus de noms',
  bornSame: 'même date de naissance',
  bornSameYear: 'même année de naissance',
  bornSameMonth: 'même mois de naissance',
  bornSwapped: 'jour et mois de naissance inversés',
  bornOneDay: 'un jour d’écart à la naissance',
  bornNear: 'dates de naissance proches',
  bornOther: 'autre jour de naissance',
  bornYearsApart: (years) => `${years} ${years === 1 ? 'an' : 'ans'} d’écart à la naissance`,
  countrySame: 'même pays',
  countryOther: 'autre pays',
  placeSame: 'même lieu de naissance',
  addressSame: 'adresse semblable',
  genderOther: 'sexe contradictoire',
  documentSame: (value) => `numéro commun ${value}`,
  documentNear: 'numéros de documents différents d’un caractère',
  documentOther: 'numéros de documents différents',
  documentNone: 'aucun document commun',
  homoglyph: 'lettres d’un autre alphabet dans le nom',
  otherSchema: 'Deux sortes de choses qui ne peuvent être la même',
  nothing: 'Rien à comparer',
};

const nl: Phrases = {
  features: {
    'given-name': 'voornaam',
    'family-name': 'familienaam',
    patronymic: 'patroniem',
    'name-word': 'naam',
    'descriptive-word': 'beschrijvend woord',
    number: 'cijfer',
    initial: 'initiaal',
    generation: 'generatie',
    acronym: 'letterwoord',
  },
  part: after({
    same: 'gelijk',
    variant: 'anders geschreven',
    phonetic: 'klinkt gelijk',
    similar: 'gelijkend',
    initial: 'komt overeen als initiaal',
    different: 'verschillend',
    conflict: 'tegenstrijdig',
    swapped: 'omgewisseld',
    near: 'dichtbij',
    partial: 'komt deels overeen',
  }),
  allSame: 'alle namen gelijk',
  noName: 'geen naam om te vergelijken',
  order: 'volgorde van de namen omgewisseld',
  extra: 'één kant heeft meer namen',
  bornSame: 'zelfde geboortedatum',
  bornSameYear: 'zelfde geboortejaar',
  bornSameMonth: 'zelfde geboortemaand',
  bornSwapped: 'geboortedag en -maand omgewisseld',
  bornOneDay: 'geboren met één dag verschil',
  bornNear: 'geboortedata liggen dichtbij',
  bornOther: 'andere geboortedag',
  bornYearsApart: (years) => `geboren met ${years} jaar verschil`,
  countrySame: 'zelfde land',
  countryOther: 'ander land',
  placeSame: 'zelfde geboorteplaats',
  addressSame: 'gelijkend adres',
  genderOther: 'geslacht tegenstrijdig',
  documentSame: (value) => `gedeeld nummer ${value}`,
  documentNear: 'documentnummers verschillen één teken',
  documentOther: 'documentnummers verschillen',
  documentNone: 'geen gedeeld document',
  homoglyph: 'letters uit een ander alfabet in de naam',
  otherSchema: 'Twee soorten dingen die nooit hetzelfde zijn',
  nothing: 'Niets om te vergelijken',
};

const de: Phrases = {
  features: {
    'given-name': 'Vorname',
    'family-name': 'Familienname',
    patronymic: 'Vatersname',
    'name-word': 'Name',
    'descriptive-word': 'beschreibendes Wort',
    number: 'Zahl',
    initial: 'Initiale',
    generation: 'Generation',
    acronym: 'Abkürzung',
  },
  part: after({
    same: 'gleich',
    variant: 'anders geschrieben',
    phonetic: 'klingt gleich',
    similar: 'ähnlich',
    initial: 'stimmt als Initiale überein',
    different: 'verschieden',
    conflict: 'widersprüchlich',
    swapped: 'vertauscht',
    near: 'nahe',
    partial: 'stimmt teilweise überein',
  }),
  allSame: 'alle Namen gleich',
  noName: 'kein Name zu vergleichen',
  order: 'Reihenfolge der Namen vertauscht',
  extra: 'eine Seite hat mehr Namen',
  bornSame: 'am selben Tag geboren',
  bornSameYear: 'im selben Jahr geboren',
  bornSameMonth: 'im selben Monat geboren',
  bornSwapped: 'Tag und Monat der Geburt vertauscht',
  bornOneDay: 'mit einem Tag Abstand geboren',
  bornNear: 'Geburtsdaten nahe beieinander',
  bornOther: 'an einem anderen Tag geboren',
  bornYearsApart: (years) => `mit ${years} ${years === 1 ? 'Jahr' : 'Jahren'} Abstand geboren`,
  countrySame: 'gleiches Land',
  countryOther: 'anderes Land',
  placeSame: 'gleicher Geburtsort',
  addressSame: 'ähnliche Adresse',
  genderOther: 'Geschlecht widersprüchlich',
  documentSame: (value) => `gemeinsame Nummer ${value}`,
  documentNear: 'Dokumentnummern weichen um ein Zeichen ab',
  documentOther: 'Dokumentnummern verschieden',
  documentNone: 'kein gemeinsames Dokument',
  homoglyph: 'Buchstaben eines anderen Alphabets im Namen',
  otherSchema: 'Zwei Arten von Dingen, die nie dasselbe sind',
  nothing: 'Nichts zu vergleichen',
};

export const phrases: Readonly<Record<Language, Phrases>> = { en, fr, nl, de };
