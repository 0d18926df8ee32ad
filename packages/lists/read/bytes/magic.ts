import { ListFileError } from '../../core/record';

type Signature = {
  readonly code: string;
  readonly found: string;
  readonly bytes: readonly (number | null)[];
};

const ascii = (text: string) => [...text].map((char) => char.charCodeAt(0));

/** @source the formats' own specifications; offsets from the first byte, `null` matches any byte */
const SIGNATURES: readonly Signature[] = [
  { code: 'lists/is-pdf', found: 'PDF', bytes: ascii('%PDF-') },
  { code: 'lists/is-gzip', found: 'gzip', bytes: [0x1f, 0x8b] },
  {
    code: 'lists/is-old-excel',
    found: 'OLE (xls, doc)',
    bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  },
  { code: 'lists/is-archive', found: '7z', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { code: 'lists/is-archive', found: 'rar', bytes: ascii('Rar!\x1a\x07') },
  { code: 'lists/is-archive', found: 'bzip2', bytes: [...ascii('BZh'), null, 0x31, 0x41, 0x59] },
  { code: 'lists/is-archive', found: 'xz', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { code: 'lists/is-archive', found: 'zstd', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { code: 'lists/is-image', found: 'PNG', bytes: [0x89, ...ascii('PNG')] },
  { code: 'lists/is-image', found: 'JPEG', bytes: [0xff, 0xd8, 0xff] },
  { code: 'lists/is-image', found: 'GIF', bytes: ascii('GIF8') },
  {
    code: 'lists/is-image',
    found: 'WebP',
    bytes: [...ascii('RIFF'), null, null, null, null, ...ascii('WEBP')],
  },
  { code: 'lists/not-text', found: 'ELF program', bytes: [0x7f, ...ascii('ELF')] },
  { code: 'lists/not-text', found: 'SQLite database', bytes: ascii('SQLite format 3\0') },
  { code: 'lists/not-text', found: 'Parquet', bytes: ascii('PAR1') },
  { code: 'lists/not-text', found: 'RTF', bytes: ascii('{\\rtf') },
];

const starts = (head: Uint8Array, bytes: readonly (number | null)[]) =>
  head.length >= bytes.length && bytes.every((byte, i) => byte === null || head[i] === byte);

/**
 * Refuses what is surely not a text file, by its first bytes and never by its name.
 *
 * @throws ListFileError `lists/empty-file`, `lists/is-pdf`, `lists/is-gzip`, `lists/is-zip`, …
 */
export function refuseNonText(head: Uint8Array): void {
  if (head.length === 0) throw new ListFileError('lists/empty-file', {}, 'a list', '0 bytes');
  for (const { code, found, bytes } of SIGNATURES)
    if (starts(head, bytes)) throw new ListFileError(code, { line: 1 }, 'a text file', found);
  const zip = zipKind(head);
  if (zip)
    throw new ListFileError('lists/is-zip', { line: 1 }, 'a text file', zip === 'xlsx' ? 'xlsx' : 'zip');
}

/** Whether the bytes begin a zip, and whether that zip is an Excel workbook; null when it is no zip. */
export function zipKind(head: Uint8Array): 'xlsx' | 'zip' | null {
  const local = starts(head, [0x50, 0x4b, 0x03, 0x04]);
  const empty = starts(head, [0x50, 0x4b, 0x05, 0x06]);
  if (!local && !empty) return null;
  const names = new TextDecoder('latin1').decode(head);
  const workbook = /xl\/(workbook|worksheets|_rels|styles|theme|sharedStrings)/.test(names);
  return workbook || /\[Content_Types\]\.xml/.test(names.slice(0, 4096)) ? 'xlsx' : 'zip';
}
