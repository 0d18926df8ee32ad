import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RESULT_FORMATS, ResultRow } from './result-row';
import { writeResults } from './write-results';

const row: ResultRow = {
  row: 3,
  subject: 'Jan "de" Wit, mr',
  score: 0.912345,
  sureness: 0.5,
  entity_id: 'xx-1',
  caption: 'Johannes de Wit',
  schema: 'Person',
  datasets: ['xx_national', 'yy'],
  explanation: 'Names agree.',
};
const text = async (rows: ResultRow[], format: (typeof RESULT_FORMATS)[number]) => {
  let out = '';
  for await (const part of writeResults(rows, format)) out += part;
  return out;
};

test('csv has the columns of the command line, quoted where needed', async () => {
  expect(await text([row], 'csv')).toBe(
    'row,subject,score,sureness,entity_id,caption,schema,datasets,explanation\n' +
      '3,"Jan ""de"" Wit, mr",0.9123,0.5,xx-1,Johannes de Wit,Person,xx_national;yy,Names agree.\n',
  );
});

test.each(['=1+1', '+1', '-1', '@a', '\tx'])('csv: a spreadsheet does not run %j', async (subject) => {
  expect(await text([{ ...row, subject }], 'csv')).toContain(`\n3,'${subject},`);
});

test('json and jsonl hold the same rows; no rows are an empty array', async () => {
  expect(JSON.parse(await text([row, row], 'json'))).toHaveLength(2);
  expect(
    (await text([row, row], 'jsonl'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual(JSON.parse(await text([row, row], 'json')));
  expect(JSON.parse(await text([], 'json'))).toEqual([]);
});

test('html: nothing in a row becomes markup', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (noise) => {
      const out = await text([{ ...row, caption: `<script>alert(1)</script>${noise}` }], 'html');
      expect(out).not.toContain('<script');
      expect(out.match(/<tr>/g)).toHaveLength(2);
    }),
  );
});
