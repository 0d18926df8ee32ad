import { RESULT_COLUMNS, type ResultFormat, type ResultRow, rounded } from './result-row';

export type ResultPage = {
  readonly title: string;
  /** Said above the table: lists, threshold, matcher, time. */
  readonly facts: readonly string[];
  readonly language: 'en' | 'fr' | 'nl' | 'de';
  /** Headings of the columns, in their order; the names of the columns when not given. */
  readonly headings?: readonly string[];
  readonly empty: string;
};

export const CONTENT_TYPES: Readonly<Record<ResultFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
};

/**
 * Results as a stream of text.
 *
 * @param rows  in the order they are to stand in
 * @param page  for `html` only
 * @limits      CSV cells of text that a spreadsheet would run as a formula get an apostrophe before them (OWASP)
 * @standard    RFC 4180 with `\n`; JSON Lines; HTML without scripts or anything fetched
 */
export async function* writeResults(
  rows: AsyncIterable<ResultRow> | Iterable<ResultRow>,
  format: ResultFormat,
  page?: ResultPage,
): AsyncGenerator<string> {
  if (format === 'csv') {
    yield csvLine(RESULT_COLUMNS);
    for await (const row of rows) yield csvLine(cellsOf(row));
  } else if (format === 'jsonl') {
    for await (const row of rows) yield `${JSON.stringify(plain(row))}\n`;
  } else if (format === 'json') {
    let before = '[\n';
    for await (const row of rows) {
      yield before + JSON.stringify(plain(row));
      before = ',\n';
    }
    yield before === '[\n' ? '[]\n' : '\n]\n';
  } else {
    yield* writeHtml(rows, page ?? PLAIN_PAGE);
  }
}

const PLAIN_PAGE: ResultPage = { title: 'Belfry', facts: [], language: 'en', empty: '0' };

function plain(row: ResultRow): ResultRow {
  const { row: number, subject, entity_id, caption, schema, datasets, explanation } = row;
  const [score, sureness] = [rounded(row.score), rounded(row.sureness)];
  return { row: number, subject, score, sureness, entity_id, caption, schema, datasets, explanation };
}

const cellsOf = (row: ResultRow): string[] => {
  const {
    row: number,
    subject,
    score,
    sureness,
    entity_id,
    caption,
    schema,
    datasets,
    explanation,
  } = plain(row);
  return [
    String(number),
    inert(subject),
    String(score),
    String(sureness),
    inert(entity_id),
    inert(caption),
    schema,
    datasets.join(';'),
    inert(explanation),
  ];
};

const inert = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const csvLine = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\n`;
const csvCell = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);

const STYLE = `body{font:14px/1.4 system-ui,sans-serif;margin:24px;color:#222;background:#fff}h1{font-size:18px}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #ddd;padding:4px 8px;text-align:left;vertical-align:top}
th{position:sticky;top:0;background:#fff}td.n{font-variant-numeric:tabular-nums;text-align:right}p{color:#555;margin:2px 0}
@media(prefers-color-scheme:dark){body,th{background:#181818;color:#ddd}th,td{border-color:#444}p{color:#aaa}}`;

async function* writeHtml(
  rows: AsyncIterable<ResultRow> | Iterable<ResultRow>,
  page: ResultPage,
): AsyncGenerator<string> {
  const headings = page.headings ?? RESULT_COLUMNS;
  yield `<!doctype html>\n<html lang="${page.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(page.title)}</title><style>${STYLE}</style></head><body>\n<h1>${escaped(page.title)}</h1>\n`;
  for (const fact of page.facts) yield `<p>${escaped(fact)}</p>\n`;
  let any = false;
  for await (const row of rows) {
    if (!any)
      yield `<table><thead><tr>${headings.map((h) => `<th scope="col">${escaped(h)}</th>`).join('')}</tr></thead><tbody>\n`;
    any = true;
    yield htmlRow(plain(row));
  }
  yield any ? '</tbody></table>\n</body></html>\n' : `<p>${escaped(page.empty)}</p>\n</body></html>\n`;
}

function htmlRow(row: ResultRow): string {
  const cells = RESULT_COLUMNS.map((column) => {
    const value = row[column];
    const shown = Array.isArray(value) ? value.join(', ') : String(value);
    return typeof value === 'number'
      ? `<td class="n">${shown}</td>`
      : `<td><bdi>${escaped(shown)}</bdi></td>`;
  });
  return `<tr>${cells.join('')}</tr>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => ENTITIES[char]!);
