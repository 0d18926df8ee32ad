import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };
export type RunOptions = {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
};

/** A folder of its own for one test file, and the real command run in it. */
export function commandIn(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `belfry-cli-${name}-`));
  return {
    folder,
    path: (file: string) => join(folder, file),
    write(file: string, content: string | Uint8Array): string {
      writeFileSync(join(folder, file), content);
      return join(folder, file);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
    start: (args: readonly string[], { env }: RunOptions = {}) =>
      spawn(process.execPath, [join(import.meta.dirname, 'belfry.mjs'), ...args], {
        cwd: folder,
        env: { PATH: process.env.PATH, HOME: folder, LANG: 'C', TMPDIR: folder, ...env },
      }),
    async run(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
      const child = this.start(args, options);
      let [out, err] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        err += text;
      });
      child.stdin.on('error', () => {});
      child.stdin.end(options.input ?? '');
      const code = await new Promise<number | null>((done) => child.on('close', done));
      return { code, out, err };
    },
  };
}

/** An invented list of three, as the UN writes it. */
export const UN_LIST = `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-01-02T03:04:05Z"><INDIVIDUALS>
<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>Zebulon</FIRST_NAME><SECOND_NAME>Quistorp</SECOND_NAME>
<UN_LIST_TYPE>Testland</UN_LIST_TYPE><REFERENCE_NUMBER>TSi.001</REFERENCE_NUMBER><LISTED_ON>2015-04-07</LISTED_ON>
<NATIONALITY><VALUE>Belgium</VALUE></NATIONALITY>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1970-02-03</DATE></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL>
<INDIVIDUAL><DATAID>2</DATAID><FIRST_NAME>Oriana</FIRST_NAME><SECOND_NAME>Vandersmissen</SECOND_NAME>
<UN_LIST_TYPE>Testland</UN_LIST_TYPE><REFERENCE_NUMBER>TSi.002</REFERENCE_NUMBER><LISTED_ON>2016-04-07</LISTED_ON></INDIVIDUAL>
</INDIVIDUALS><ENTITIES>
<ENTITY><DATAID>3</DATAID><FIRST_NAME>Quistorp Shipping N.V.</FIRST_NAME><REFERENCE_NUMBER>TSe.003</REFERENCE_NUMBER>
<UN_LIST_TYPE>Testland</UN_LIST_TYPE><LISTED_ON>2001-02-03</LISTED_ON></ENTITY></ENTITIES></CONSOLIDATED_LIST>`;

/** The first person again, in another list that refers to the UN's. */
export const EU_LIST = `<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-02-01"><sanctionEntity logicalId="77" unitedNationId="TSi.001" euReferenceNumber="EU.77.1">
<regulation programme="TST" numberTitle="2015/1" publicationDate="2015-05-01" organisationType="council"/><subjectType code="person" classificationCode="P"/>
<nameAlias wholeName="Zebulon Quistorp" strong="true"/><birthdate birthdate="1970-02-03" calendarType="GREGORIAN" circa="false"/></sanctionEntity></export>`;

/** Rows of a CSV text, quotes undone. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text.trimEnd().split('\n')) {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
    rows.push(cells.map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? ''));
  }
  return rows;
}
