/** Rows of a table as text that other programs take. */

/**
 * Comma-separated values.
 *
 * @standard  RFC 4180, with a byte order mark so that spreadsheets read UTF-8
 * @limits    cells that a spreadsheet would run as a formula get a leading apostrophe
 */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;

function csvCell(text: string): string {
  const inert = /^[=+@\t\r]|^-(?![\d.,\s]*$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Tab-separated text for the clipboard: one line a row, no tabs or line ends inside cells. */
export const toClipboard = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
