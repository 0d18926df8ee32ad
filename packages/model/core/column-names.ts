/**
 * What people call the columns of their tables, in English, French, Dutch and German, and what they mean in
 * FollowTheMoney's words. Shared by everything that reads tables: lists and subjects. Religion, ethnicity and
 * political opinion are absent on purpose: they are never compared.
 *
 * @limits  a header that means different things in different tables (`nom`: surname or whole name) stands
 *          under its more general meaning; who sees all columns together narrows it
 */
const NAMES: { readonly [target: string]: string } = {
  name: `name, full name, fullname, complete name, display name, caption, subject, subject name, customer name,
    client name, applicant, applicant name, entity name, legal name, person, wholename, name 1, names,
    nom complet, nom et prénom, nom prénom, nom et prénoms, prénom nom, prénom et nom, nom de la personne, nom,
    noms, raison sociale, dénomination, dénomination sociale, nom de la société, nom du client, demandeur,
    naam, volledige naam, naam en voornaam, voornaam en naam, naam voornaam, naam klant, naam aanvrager,
    aanvrager, benaming, bedrijfsnaam, firmanaam, naam onderneming, maatschappelijke naam,
    vollständiger name, voller name, gesamtname, name und vorname, vorname und name, kundenname, firmenname,
    firma, bezeichnung, antragsteller, company, company name, organisation, organization, organisation name,
    organization name, vessel, vessel name, ship, ship name, nom du navire, navire, scheepsnaam, schip,
    schiffsname, schiff, naam schip`,
  firstName: `first name, firstname, fname, given name, given names, givenname, forename, forenames, christian name,
    first names, prénom, prénoms, prenom usuel, voornaam, voornamen, roepnaam, vorname, vornamen, rufname`,
  middleName: `middle name, middlename, middle names, mname, middle initial, second name, deuxième prénom,
    autres prénoms, second prénom, tweede voornaam, tweede naam, andere voornamen, zweiter vorname,
    weitere vornamen, mittelname, patronymic, father name part`,
  lastName: `last name, lastname, lname, surname, surnames, family name, familyname, nom de famille,
    nom patronymique, nom de naissance, nom d'usage, achternaam, familienaam, geslachtsnaam, familiennaam,
    nachname, familienname, zuname, geburtsname, maiden name`,
  fatherName: `father name, fathers name, father's name, nom du père, naam vader, naam van de vader, name des vaters`,
  motherName: `mother name, mothers name, mother's name, nom de la mère, naam moeder, naam van de moeder,
    name der mutter`,
  title: `title, titre, titel, aanspreking, anrede`,
  alias: `alias, aliases, aka, a.k.a., also known as, other names, other name, alternative name, alternate names,
    alias names, autres noms, autre nom, dit, pseudonyme, andere namen, andere naam, ook bekend als, bijnaam,
    andere namen, aliasnamen, weitere namen, auch bekannt als, aliasname`,
  weakAlias: `weak alias, weak aliases, low quality aka, nickname, surnom, spitzname, weak aka`,
  previousName: `previous name, former name, previous names, former names, ancien nom, anciens noms, vorige naam,
    vroegere naam, vroegere namen, früherer name, frühere namen, formerly known as, fka`,
  birthDate: `birth date, birthdate, date of birth, dob, born, born on, birthday, day of birth, birth,
    date de naissance, date naissance, né le, né(e) le, naissance, geboortedatum, geb datum, geboren, geboren op,
    geb.datum, geburtsdatum, geburtstag, geb., geboren am, gebdatum, year of birth, birth year, yob,
    année de naissance, geboortejaar, geburtsjahr`,
  birthPlace: `birth place, birthplace, place of birth, pob, city of birth, birth city, town of birth, born in,
    lieu de naissance, lieu naissance, né à, ville de naissance, geboorteplaats, plaats van geboorte, geboren te,
    geburtsort, geboren in`,
  birthCountry: `birth country, country of birth, pays de naissance, geboorteland, geburtsland`,
  deathDate: `death date, date of death, died, date de décès, décédé le, overlijdensdatum, datum overlijden,
    sterbedatum, todesdatum`,
  nationality: `nationality, nationalities, nationalité, nationalités, nationaliteit, nationaliteiten,
    staatsangehörigkeit, nationalität, staatsbürgerschaft, nat`,
  citizenship: `citizenship, citizenships, citoyenneté, burgerschap`,
  country: `country, countries, pays, land, landen, länder, country code, code pays, landcode, ländercode,
    country of residence, pays de résidence, land van verblijf, wohnsitzland, residence country`,
  jurisdiction: `jurisdiction, juridiction, jurisdictie, country of incorporation, country of registration`,
  flag: `flag, flag state, vessel flag, pavillon, état du pavillon, vlag, vlaggenstaat, flagge, flaggenstaat`,
  gender: `gender, sex, genre, sexe, geslacht, geschlecht, m/f, m/v, h/f, m/w`,
  address: `address, addresses, street address, full address, adresse, adresses, adres, adressen, anschrift,
    wohnort, domicile, residence, woonplaats, adresse complète, volledig adres`,
  email: `email, e-mail, email address, mail, courriel, adresse e-mail, e-mailadres, e-mail-adresse`,
  phone: `phone, telephone, phone number, telephone number, mobile, gsm, tel, téléphone, numéro de téléphone,
    telefoon, telefoonnummer, telefon, telefonnummer, handy`,
  website: `website, web site, url, site web, webseite, homepage`,
  position: `position, function, job title, occupation, fonction, profession, functie, beroep, funktion, beruf`,
  idNumber: `id number, idnumber, id no, id nr, identity number, national id, national id number, national number,
    nationalnumber, national register number, national registration number, identification number,
    identity card, identity card number, identity document number, id card, id card number, document number, nin,
    niss, inss, insz, insz nummer, bis number, bis nummer, numéro bis, numéro national, no national, n° national,
    numéro de registre national, numéro registre national, registre national, numéro niss, nrn, rrn,
    numéro d'identification, numéro de carte d'identité, carte d'identité, numéro d'identité,
    rijksregisternummer, rijksregister, rijksregisternr, rrnr, rr nummer, nationaal nummer, identificatienummer,
    identiteitskaart, identiteitskaartnummer, identiteitsnummer, nationalregisternummer, nationalnummer,
    ausweisnummer, personalausweis, personalausweisnummer, identitätsnummer, kennnummer, cin, cni, eid`,
  passportNumber: `passport, passport number, passport no, passportnumber, passport nr, passeport,
    numéro de passeport, no passeport, n° passeport, paspoort, paspoortnummer, paspoort nr, reisepass,
    reisepassnummer, passnummer, pass nr, travel document, travel document number`,
  socialSecurityNumber: `social security number, ssn, numéro de sécurité sociale, sociale zekerheidsnummer,
    sozialversicherungsnummer`,
  taxNumber: `tax number, tax id, tin, tax identification number, numéro fiscal, numéro d'identification fiscale,
    nif, fiscaal nummer, btw, steuernummer, steuer id, steueridentifikationsnummer`,
  vatCode: `vat, vat number, vat code, vat no, vat id, tva, numéro tva, numéro de tva, no tva, n° tva, btw nummer,
    btw nr, btwnummer, ust id, ustid, ust idnr, mwst nummer, umsatzsteuer id`,
  registrationNumber: `registration number, company number, company registration number, enterprise number,
    business number, registration no, reg no, registration nr, crn, kbo, kbo nummer, kbo nr, bce, numéro bce,
    no bce, n° bce, kbo/bce, bce/kbo, cbe, cbe number, crossroads number, ondernemingsnummer, ondernemingsnr,
    numéro d'entreprise, no d'entreprise, n° d'entreprise, numéro entreprise, unternehmensnummer, kvk,
    kvk nummer, siren, siret, rcs, handelsregister, handelsregisternummer, hrb, zdu nummer`,
  leiCode: `lei, lei code, legal entity identifier, code lei`,
  innCode: `inn, inn code`,
  ogrnCode: `ogrn, ogrn code`,
  swiftBic: `bic, swift, swift bic, swift code, bic code, code bic`,
  iban: `iban, iban number, numéro iban, iban nummer`,
  accountNumber: `account number, bank account, numéro de compte, rekeningnummer, kontonummer`,
  imoNumber: `imo, imo number, imo no, imo nr, numéro imo, no imo, n° imo, imo nummer, imonummer, imonumber`,
  mmsi: `mmsi, mmsi number, mmsi code, numéro mmsi, mmsi nummer`,
  callSign: `call sign, callsign, indicatif, indicatif d'appel, roepnaam schip, roepletters, rufzeichen`,
  publicKey: `wallet, wallet address, crypto address, public key`,
  icaoCode: `icao, icao code, icao 24`,
  serialNumber: `serial number, msn, numéro de série, serienummer, seriennummer`,
  incorporationDate: `incorporation date, date of incorporation, founded, date de constitution, oprichtingsdatum,
    gründungsdatum`,
  legalForm: `legal form, forme juridique, rechtsvorm, rechtsform`,
  topics: `topics, topic`,
  program: `program, programme, programs, programmes, sanctions program, programma, programm`,
  notes: `notes, note, remarks, remark, comments, comment, remarques, remarque, commentaires, commentaire,
    opmerkingen, opmerking, bemerkungen, bemerkung, anmerkungen`,
  schema: `schema, entity type, type of entity, subject type, record type, entitytype, party type, type of subject,
    type d'entité, type entiteit, entiteittype, soort, entitätstyp, person type, type`,
  reference: `reference, ref, reference number, ref no, id, key, record id, customer id, client id, customer number,
    client number, employee number, employee id, employee no, staff number, personnel number, badge,
    badge number, file number, case number, dossier number, applicant id, external id, uid, référence, réf,
    numéro de référence, matricule, numéro de matricule, numéro de dossier, no dossier, n° dossier,
    numéro client, no client, n° client, numéro d'employé, numéro de badge, referentie, referentienummer, kenmerk,
    dossiernummer, dossiernr, klantnummer, klantnr, personeelsnummer, personeelsnr, stamnummer, badgenummer,
    werknemersnummer, referenz, referenznummer, aktenzeichen, kundennummer, kundennr, personalnummer,
    mitarbeiternummer, vorgangsnummer, ausweis nr, employee, subject id, applicant number, aanvraagnummer`,
};

const MEANINGS = new Map<string, string>();
for (const [target, names] of Object.entries(NAMES)) {
  MEANINGS.set(headerKey(target), target);
  for (const name of names.split(',')) {
    const key = headerKey(name);
    if (key !== '' && !MEANINGS.has(key)) MEANINGS.set(key, target);
  }
}

/** A header without case, accents, spaces and punctuation: `Date_of birth` and `DATE OF BIRTH` are one. */
export function headerKey(header: string): string {
  return header
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * What a column's header means.
 *
 * @returns  a FollowTheMoney property, `schema`, or `reference` (the asker's own key); null when nothing is known.
 *           A numbered header means what it means without its number: `alias 2`, `nationality_1`.
 */
export function columnMeaning(header: string): string | null {
  const key = headerKey(header);
  return MEANINGS.get(key) ?? MEANINGS.get(key.replace(/\d+$/, '')) ?? null;
}
