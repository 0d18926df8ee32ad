import { type Zippable, zipSync } from 'fflate';

const text = (content: string) =>
  new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>${content}`);
const escaped = (content: string) => content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A cell: text is shared, a number stands as it is, or raw XML of a `c` element. */
export type Cell = string | number | null | { readonly xml: string };
export type Sheet = {
  readonly name: string;
  readonly hidden?: boolean;
  readonly rows: readonly (readonly Cell[])[];
};

const columnName = (i: number): string =>
  (i < 26 ? '' : columnName(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));

/** An Excel workbook with the given sheets. Styles: 1 is a date, 2 eleven digits with zeros before, 3 `yyyy"Q"`. */
export function workbook(sheets: readonly Sheet[], more: Zippable = {}): Uint8Array {
  const strings: string[] = [];
  const cell = (value: Cell, i: number, line: number) => {
    const r = `${columnName(i)}${line}`;
    if (value === null) return '';
    if (typeof value === 'object') return value.xml.replace('<c', `<c r="${r}"`);
    if (typeof value === 'number') return `<c r="${r}"><v>${value}</v></c>`;
    return `<c r="${r}" t="s"><v>${strings.push(value) - 1}</v></c>`;
  };
  const files: Zippable = { '[Content_Types].xml': text('<Types/>') };
  sheets.forEach(({ rows }, i) => {
    const lines = rows.map((cells, n) =>
      cells.length === 0
        ? ''
        : `<row r="${n + 1}">${cells.map((value, c) => cell(value, c, n + 1)).join('')}</row>`,
    );
    files[`xl/worksheets/sheet${i + 1}.xml`] = text(
      `<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`,
    );
  });
  files['xl/workbook.xml'] = text(
    `<workbook xmlns:r="r"><sheets>${sheets.map(({ name, hidden }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
  );
  files['xl/_rels/workbook.xml.rels'] = text(
    `<Relationships>${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
  );
  files['xl/styles.xml'] = text(
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="00000000000"/><numFmt numFmtId="171" formatCode="yyyy&quot;Q&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>',
  );
  files['xl/sharedStrings.xml'] = text(
    `<sst>${strings.map((one) => `<si><t xml:space="preserve">${escaped(one)}</t></si>`).join('')}</sst>`,
  );
  return zipSync({ ...files, ...more });
}
