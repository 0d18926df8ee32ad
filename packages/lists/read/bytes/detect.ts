import { type ListFile, ListFileError, type ListFormat } from '../../core/record';
import { decoderFor, refuseBinary } from './decoder';
import { headOf } from './file';
import { SNIFF_BYTES } from './limits';
import { refuseNonText, zipKind } from './magic';

export type Detected = {
  /** Null when the content is readable but is no format we know. */
  readonly format: ListFormat | null;
  /** Stable code of what was seen: `seen/un-root`, `seen/ofac-rows`, `seen/unknown-xml`… */
  readonly why: string;
  /** What was seen, at most 80 characters: a root element, a key, a header line. */
  readonly found: string;
};

/** The parts of OFAC's delimited edition, told apart by their columns. */
export type OfacPart = 'sdn' | 'alt' | 'add' | 'comments';

const ROOTS: { readonly [root: string]: { readonly format: ListFormat; readonly why: string } } = {
  CONSOLIDATED_LIST: { format: 'un-xml', why: 'seen/un-root' },
  sdnList: { format: 'ofac-xml', why: 'seen/ofac-root' },
  export: { format: 'eu-xml', why: 'seen/eu-root' },
  Sanctions: { format: 'ofac-advanced-xml', why: 'seen/ofac-advanced-root' },
};

/**
 * The format of an edition's files, by content and never by name.
 *
 * Several files make one edition only in OFAC's delimited form; the first format that is told decides.
 *
 * @throws ListFileError for what cannot be a list: `lists/empty-file`, `lists/is-pdf`, `lists/is-html`,
 *         `lists/is-zip`, `lists/is-gzip`, `lists/is-archive`, `lists/is-image`, `lists/not-text`…
 */
export async function detectFormat(files: readonly ListFile[]): Promise<Detected> {
  if (files.length === 0) throw new ListFileError('lists/no-files', {}, 'one file or more', 'none');
  const seen: Detected[] = [];
  for (const file of files) seen.push(detected(await headOf(file, SNIFF_BYTES)));
  const told = seen.filter((one) => one.format !== null && one.format !== 'table');
  return told[0] ?? seen.find((one) => one.format !== null) ?? seen[0]!;
}

/** What the first bytes of a file are. */
export function detected(head: Uint8Array): Detected {
  if (zipKind(head) === 'xlsx') return { format: 'table', why: 'seen/xlsx', found: 'xlsx' };
  refuseNonText(head);
  refuseBinary(head);
  const text = decoderFor(head)
    .decode(head, false)
    .text.replace(/^\ufeff/, '')
    .trimStart();
  if (text.replaceAll('\0', '').trim() === '')
    throw new ListFileError('lists/empty-file', {}, 'a list', 'only white space');
  if (text.startsWith('<')) return markupOf(text);
  if (/^[[{]/.test(text)) return jsonOf(text);
  return delimitedOf(text);
}

function markupOf(text: string): Detected {
  const bare = text
    .slice(0, 65_536)
    .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '')
    .trimStart();
  if (
    /^<!doctype\s+html|^<html[\s>]/i.test(bare) ||
    /^<(head|body|title|script|meta|div|p|h1)[\s>]/i.test(bare)
  )
    throw new ListFileError('lists/is-html', { line: 1 }, 'a list', htmlTitle(text));
  const open = /<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)([^>]{0,2000})/.exec(afterDoctype(bare));
  if (!open) return { format: null, why: 'seen/unknown-xml', found: bare.slice(0, 80) };
  const known = Object.hasOwn(ROOTS, open[2]!) ? ROOTS[open[2]!] : undefined;
  const found = `<${open[2]!.slice(0, 60)}>`;
  const wrongExport = known?.format === 'eu-xml' && !/fsd\/export|sanctionEntity/.test(text);
  if (!known || wrongExport) return { format: null, why: 'seen/unknown-xml', found };
  return { ...known, found };
}

/** An internal subset may hold tags in its strings; the reader itself refuses entity declarations. */
function afterDoctype(text: string): string {
  if (!/^<!doctype/i.test(text)) return text;
  const end = /^<!doctype[^[>]*(?:\[[\s\S]*?\]\s*)?>/i.exec(text);
  return end ? text.slice(end[0].length) : '';
}

const htmlTitle = (text: string) =>
  `HTML: ${/<title[^>]*>([^<]{0,80})/i.exec(text)?.[1]?.trim() ?? text.slice(0, 60)}`.slice(0, 80);

function jsonOf(text: string): Detected {
  const key = (name: string) => new RegExp(`"${name}"\\s*:`).test(text);
  if (key('IdRegistre') || key('PublicationDetail'))
    return { format: 'fr-json', why: 'seen/fr-key', found: 'IdRegistre' };
  if (key('DATA_SOURCE') && key('RECORD_ID'))
    return { format: 'senzing', why: 'seen/senzing-key', found: 'DATA_SOURCE' };
  const isEntity = key('schema') && (key('properties') || key('entity')) && key('id');
  const isDelta = key('op') && (key('entity') || key('id'));
  const isStatement = key('entity_id') && key('prop') && key('value');
  if (isEntity || isDelta || isStatement) return { format: 'ftm', why: 'seen/ftm-key', found: 'schema' };
  return { format: null, why: 'seen/unknown-json', found: text.slice(0, 80) };
}

function delimitedOf(text: string): Detected {
  const lines = text.split(/\r\n|\r|\n/, 3);
  const part = ofacPartOf(lines[0]!);
  if (part) return { format: 'ofac-csv', why: 'seen/ofac-rows', found: part };
  const header = /^"?last updated"?[,;\t]/i.test(lines[0]!) ? lines[1] : lines[0];
  if (header && /(^|[,;\t])"?name 6"?[,;\t]/i.test(header) && /group (id|type)/i.test(header))
    return { format: 'ofsi-csv', why: 'seen/ofsi-header', found: header.slice(0, 80) };
  return { format: 'table', why: 'seen/table', found: lines[0]!.slice(0, 80) };
}

/**
 * Which of OFAC's four delimited files a first line belongs to; null when it is none of them.
 *
 * @source OFAC, "SDN data formats and data schema": sdn 12 columns, alt 5, add 6, comments 2, no header, `-0-` empty
 */
export function ofacPartOf(line: string): OfacPart | null {
  const fields = fieldsOf(line);
  if (!/^\d{1,9}$/.test(fields[0]?.trim() ?? '')) return null;
  const empties = fields.some((field) => field.trim() === '-0-');
  if (fields.length === 12 && empties) return 'sdn';
  const second = /^\d{1,9}$/.test(fields[1]?.trim() ?? '');
  if (fields.length === 5 && second && /^[afn]\.?k\.?a\.?$/i.test(fields[2]!.trim())) return 'alt';
  if (fields.length === 6 && second && empties) return 'add';
  const quoted = /^\s*\d+\s*,\s*"/.test(line);
  return fields.length === 2 && quoted ? 'comments' : null;
}

/** Fields of one comma-separated line; enough to count columns. */
function fieldsOf(line: string): string[] {
  const fields: string[] = [];
  const field = /\s*(?:"((?:[^"]|"")*)"?|([^,]*))[^,]*(,|$)/y;
  while (fields.length < 64) {
    const found = field.exec(line);
    if (!found) break;
    fields.push(found[1] ?? found[2] ?? '');
    if (found[3] !== ',') break;
  }
  return fields;
}
