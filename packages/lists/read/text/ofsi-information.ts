/** What OFSI's "Other Information" says, under its labels in brackets. */
export type OfsiInformation = {
  /** Label in lower case without punctuation, and its text. */
  readonly labelled: readonly { readonly label: string; readonly text: string }[];
  /** What stands under no label. */
  readonly rest: string;
  readonly ukRef: string | null;
  readonly unRef: string | null;
};

const LABEL = /\(((?:[^()]|\([^()]*\)){2,80})\)\s*:/g;
const UK_REF = /\b(?:UK Sanctions List Ref(?:erence)?\)?)\s*:?\s*([A-Z]{2,5}\d{3,5})\b/i;
const UN_REF = /\bUN Ref(?:erence)?\)?\s*:?\s*(?:UNSC )?([A-Z]{2}[ie]\.\d{3,4})\b/i;

/**
 * Takes "Other Information" apart: `(UK Sanctions List Ref):RUS0296. (Gender):Male`.
 *
 * @source OFSI, consolidated list in CSV form, editions of 2020 to 2026
 */
export function ofsiInformation(text: string): OfsiInformation {
  const marks = [...text.matchAll(LABEL)];
  const labelled = marks.map((mark, i) => ({
    label: labelKey(mark[1]!),
    text: trimmed(text.slice(mark.index + mark[0].length, marks[i + 1]?.index)),
  }));
  return {
    labelled: labelled.filter((one) => one.text !== ''),
    rest: trimmed(text.slice(0, marks[0]?.index)),
    ukRef: UK_REF.exec(text)?.[1]?.toUpperCase() ?? null,
    unRef: UN_REF.exec(text)?.[1] ?? null,
  };
}

const labelKey = (label: string) =>
  label
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
const trimmed = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<=[\p{L}\d)]{2})\.$/u, '');

/** The values of a cell that may count them: `(1) Russia (2) Ukraine`; a cell without numbers is one value. */
export function numbered(cell: string): string[] {
  const parts = /^\s*\(1\)/.test(cell) ? cell.split(/\(\d{1,2}\)/) : [cell];
  return parts
    .map((part) => part.replace(/\s+/g, ' ').replace(/^[\s.;,]+|[\s;,]+$/g, ''))
    .filter((part) => part !== '' && part !== '-');
}
