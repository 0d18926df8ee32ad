export { readFrJson } from './fr-json';
export { readFtm } from './ftm';
export { guessMapping } from './guess-mapping';
export { readOfacCsv } from './ofac-csv';
export { readOfsiCsv } from './ofsi-csv';
export { readSenzing } from './senzing';
export {
  type Cells,
  readTable,
  type TableOptions,
  type TableRow,
  type TableShape,
  tableColumns,
  VALUE_SEPARATOR,
} from './table';
export { readTableList } from './table-list';
export { dateOfSerial } from './xlsx-sheet';
export { ZIP_LIMITS } from './zip-entries';
