import {
  type ListFile,
  ListFileError,
  type ReadEvent,
  type ReadOptions,
  type Rejected,
} from '../../core/record';
import { type OfacPart, ofacPartOf, textLines } from '../bytes';
import { warningsOf } from '../xml/reading';
import { delimitedRows } from './delimited';
import { type OfacPieces, type OfacRow, ofacEvents, ofacNames, ofacPlace } from './ofac-entry';
import { progressOver } from './progress';

const COLUMNS: Readonly<Record<OfacPart, number>> = { sdn: 12, alt: 5, add: 6, comments: 2 };
/** All four files are held at once: entries, aliases, addresses and comments stand apart in them. */
const MOST_CHARS = 400_000_000;
/**
 * OFAC's lists in the delimited form: `sdn`, `alt`, `add`, `sdn_comments`, and the `cons_` four of the
 * consolidated list. Files are told apart by their columns, then by their names; one of entries is needed.
 *
 * @source OFAC, "SDN data formats and data schema": no header, `-0-` empty, comments continue the remarks
 * @throws ListFileError `lists/missing-file` without a file of entries, `lists/too-large`, and those of `delimitedRows`
 * @limits 400 million characters in all; aliases in another script are not in this form of the list
 */
export async function* readOfacCsv(
  files: readonly ListFile[],
  options: ReadOptions,
): AsyncGenerator<ReadEvent> {
  const byNumber = new Map<string, OfacPieces>();
  const rejected: Rejected[] = [];
  await gather(files, options, { byNumber, rejected });
  yield { kind: 'facts', title: 'OFAC sanctions list' };
  yield* rejected;
  const named = ofacNames(byNumber, options.dataset);
  for (const [number, pieces] of byNumber) {
    options.signal?.throwIfAborted();
    if (pieces.sdn.length > 0) yield* ofacEvents(number, pieces, { dataset: options.dataset, named });
    else for (const row of [...pieces.alt, ...pieces.add, ...pieces.comments]) yield orphan(row, number);
  }
}

type Gathered = { readonly byNumber: Map<string, OfacPieces>; readonly rejected: Rejected[] };

async function gather(
  files: readonly ListFile[],
  options: ReadOptions,
  { byNumber, rejected }: Gathered,
): Promise<void> {
  const progress = progressOver(options);
  let chars = 0;
  let entries = 0;
  for (const file of files) {
    const part = await partOf(file);
    let broken: Rejected | null = null;
    const warnings = warningsOf({ ...options, progress: progress.of(file) });
    for await (const row of delimitedRows(file, warnings.options)) {
      rejected.push(...warnings.taken());
      chars += row.cells.reduce((sum, cell) => sum + cell.length, 0);
      if (chars > MOST_CHARS)
        throw new ListFileError(
          'lists/too-large',
          { line: row.line, element: file.name },
          `at most ${MOST_CHARS} characters`,
          'more',
        );
      const number = row.cells[0]!.trim();
      if (row.cells.length !== COLUMNS[part] || !/^\d{1,9}$/.test(number)) {
        broken = ragged({ ...row, file: file.name }, part);
        rejected.push(broken);
        continue;
      }
      broken = null;
      const pieces = byNumber.get(number) ?? { sdn: [], alt: [], add: [], comments: [] };
      byNumber.set(number, pieces);
      pieces[part].push({ ...row, file: file.name });
      if (part === 'sdn') entries++;
    }
    rejected.push(...warnings.taken());
    // A last row cut short is a file that broke off: entries after it would pass for delisted.
    if (broken) throw new ListFileError('lists/truncated', broken.at, broken.expected, broken.found);
  }
  if (entries === 0)
    throw new ListFileError(
      'lists/missing-file',
      {},
      'sdn.csv or cons_prim.csv',
      files
        .map((file) => file.name)
        .join(', ')
        .slice(0, 200) || 'none',
    );
}

/** By the first line, else by the name OFAC gives the file. */
async function partOf(file: ListFile): Promise<OfacPart> {
  for await (const { text } of textLines(file)) {
    if (text.trim() === '') continue;
    const told = ofacPartOf(text);
    if (told) return told;
    break;
  }
  const name = /(comments|alt|add|sdn|prim)[^/]*$/i.exec(file.name)?.[1]?.toLowerCase();
  if (name === 'prim') return 'sdn';
  if (name) return name as OfacPart;
  throw new ListFileError(
    'lists/missing-file',
    { element: file.name },
    'sdn, alt, add or sdn_comments',
    file.name,
  );
}

const ragged = (row: OfacRow, part: OfacPart): Rejected => ({
  kind: 'rejected',
  at: ofacPlace(row),
  code: 'lists/ragged-row',
  expected: `${COLUMNS[part]} columns, a number first`,
  found: `${row.cells.length}: ${row.cells.join(',')}`.slice(0, 200),
  lost: part === 'sdn' ? 'entry' : 'value',
});
const orphan = (row: OfacRow, number: string): Rejected => ({
  kind: 'rejected',
  at: ofacPlace(row),
  code: 'lists/orphan-row',
  expected: `an entry ${number}`,
  found: row.cells.join(',').slice(0, 200),
  lost: 'value',
});
