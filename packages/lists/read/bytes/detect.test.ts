import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { detectFormat, fileOf, fileOfBytes, ofacPartOf, sha256OfFiles } from './index';

const seen = (...contents: (string | Uint8Array)[]) =>
  detectFormat(contents.map((content, i) => fileOfBytes(`f${i}.csv`, content)));

test.each([
  {
    content: '\ufeff<?xml version="1.0"?>\n<!-- c --><CONSOLIDATED_LIST dateGenerated="x">',
    format: 'un-xml',
  },
  { content: '<sdnList xmlns="http://tempuri.org/sdnList.xsd">', format: 'ofac-xml' },
  {
    content: '<?xml version="1.0"?><Sanctions xmlns="x/ADVANCED_XML"><DateOfIssue/>',
    format: 'ofac-advanced-xml',
  },
  {
    content: '<e:export xmlns:e="http://eu.europa.ec/fpi/fsd/export" generationDate="2026">',
    format: 'eu-xml',
  },
  { content: '<!DOCTYPE sdnList [<!ENTITY a "<export>">]><sdnList>', format: 'ofac-xml' },
  { content: '<export><order/></export>', format: null },
  { content: '<swiss-sanctions-list date="2026-01-01">', format: null },
  { content: '<constructor>', format: null },
  { content: '{"Publications":{"PublicationDetail":[{"IdRegistre":1}]}}', format: 'fr-json' },
  { content: '[{"DATA_SOURCE":"X","RECORD_ID":"1"}]', format: 'senzing' },
  { content: '{"id":"a","caption":"b","schema":"Person","properties":{}}\n', format: 'ftm' },
  { content: '{"op":"DEL","entity":{"id":"a"}}\n', format: 'ftm' },
  { content: '{"hello":"world"}', format: null },
  { content: '36,"ACME AIR",-0- ,"X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n', format: 'ofac-csv' },
  { content: 'Last Updated,03/06/2026\nName 6,Name 1,Group ID\n', format: 'ofsi-csv' },
  { content: 'Name 6,Name 1,Group Type,Group ID\n', format: 'ofsi-csv' },
  { content: 'name;birth_date\nA;1970', format: 'table' },
  { content: Buffer.from('\ufeffname\tdob\nA\t1970', 'utf16le'), format: 'table' },
  {
    content: zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<w/>') }),
    format: 'table',
  },
])('$content is $format', async ({ content, format }) => {
  expect((await seen(content)).format).toBe(format);
});

test.each([
  { content: '', code: 'lists/empty-file' },
  { content: '\ufeff \r\n\t\n', code: 'lists/empty-file' },
  { content: '%PDF-1.4\n', code: 'lists/is-pdf' },
  { content: zipSync({ 'sdn.csv': strToU8('x') }), code: 'lists/is-zip' },
  { content: new Uint8Array([0x1f, 0x8b, 8, 0]), code: 'lists/is-gzip' },
  { content: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), code: 'lists/is-old-excel' },
  { content: '\n<!DOCTYPE html><html><title>404 Not Found</title>', code: 'lists/is-html' },
  { content: '<?xml version="1.0"?><HTML>', code: 'lists/is-html' },
  { content: new Uint8Array([0x89, 0x50, 0x4e, 0x47]), code: 'lists/is-image' },
  { content: new Uint8Array(3000).map((_, i) => (i * 31) % 256), code: 'lists/not-text' },
])('refused with $code', async ({ content, code }) => {
  await expect(seen(content)).rejects.toMatchObject({ code });
});

test('the most telling of several files decides', async () => {
  const found = await seen('1,2,"aka","B",-0- ', '1,"A",-0- ,"X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ');
  expect(found.format).toBe('ofac-csv');
  await expect(detectFormat([])).rejects.toMatchObject({ code: 'lists/no-files' });
});

test.each([
  { line: '36,"A, B ""C""",-0- ,"X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1960; POB X."', part: 'sdn' },
  { line: '36,12,"aka","B, C",-0- ', part: 'alt' },
  { line: '36,25,-0- ,"City","Country",-0- ', part: 'add' },
  { line: '36,"rest of the remarks, ""quoted"""', part: 'comments' },
  { line: 'ent_num,SDN_Name', part: null },
  { line: '1,2', part: null },
])('OFAC part of $line', ({ line, part }) => {
  expect(ofacPartOf(line)).toBe(part);
});

test('files on disk: hash as sha256sum gives it, refusals with a code', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'belfry-bytes-'));
  try {
    await writeFile(join(folder, 'a.csv'), 'name\nA\n');
    await writeFile(join(folder, 'b.csv'), 'name\nB\n');
    const [a, b] = [await fileOf(join(folder, 'a.csv')), await fileOf(join(folder, 'b.csv'))];
    const alone = await sha256OfFiles([a]);
    expect(alone).toEqual({
      sha256: createHash('sha256').update('name\nA\n').digest('hex'),
      bytes: 7,
      files: [{ name: 'a.csv', bytes: 7, sha256: alone.sha256 }],
    });
    expect((await sha256OfFiles([a, b])).sha256).toBe((await sha256OfFiles([b, a])).sha256);
    await expect(fileOf(join(folder, 'none'))).rejects.toMatchObject({ code: 'lists/file-missing' });
    await expect(fileOf(folder)).rejects.toMatchObject({ code: 'lists/not-a-file' });
  } finally {
    await rm(folder, { recursive: true });
  }
});
