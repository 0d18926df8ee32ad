import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateDemo } from '@belfry/demo';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Installation, install, pictureOnFailure, ROOT } from './harness';
import { type Tongue, tongue } from './words';

const country = generateDemo(77);
const LISTED = country.list[0]!.properties.name![0]!;
const lines = (rows: readonly unknown[]) =>
  Buffer.from(`${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
const list = { name: 'national.ftm.json', mimeType: 'application/json', buffer: lines(country.list) };
const applicants = {
  name: 'applicants.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(asCsv(country.applicants.slice(0, 400))),
};

let belfry: Installation;
beforeAll(async () => {
  belfry = await install({ demo: false });
});
afterAll(() => belfry.close());

describe.each<{ language: Tongue; locale: string; dataset: string }>([
  { language: 'en', locale: 'en-GB', dataset: 'watch_en' },
  { language: 'fr', locale: 'fr-BE', dataset: 'watch_fr' },
])('a screening officer who reads $language', ({ language, locale, dataset }) => {
  const t = tongue(language);
  let page: Page;
  beforeAll(async () => {
    page = await belfry.open({ locale });
    await page.goto(belfry.url);
    await page.getByRole('button', { name: t('session.begin') }).click();
    await page.getByRole('heading', { level: 1, name: t('today.title') }).waitFor();
    await chooseLanguage(page, language);
  });
  beforeEach((context) => pictureOnFailure(context, () => page));
  afterAll(() => page.context().close());

  test('loads a list and sees its entries', async () => {
    await page.goto(`${belfry.url}/lists?add=yes`);
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=file]').setInputFiles(list);
    await dialog.getByLabel(t('lists.format')).waitFor();
    await dialog.getByLabel(t('lists.title-of')).fill(`Watch list ${language}`);
    await dialog.getByLabel(t('lists.name')).fill(dataset);
    await dialog.getByLabel(t('kit.reason')).fill('Journey');
    await dialog.getByRole('button', { name: t('lists.add') }).click();
    await page.getByRole('row').nth(5).waitFor({ timeout: 60_000 });
    await page.getByLabel(t('lists.entries-search')).fill(LISTED);
    await page.getByText(LISTED, { exact: true }).first().waitFor();
  });

  test('screens a file of applicants', async () => {
    await page.goto(`${belfry.url}/screen`);
    await page.getByText(t('screen.mode.file'), { exact: true }).click();
    await page.locator('input[type=file]').setInputFiles(applicants);
    await page.getByLabel(t('screen.reason')).fill('Harbour badges');
    await page.getByRole('button', { name: t('batch.start-rows', { count: 400, n: 400 }) }).click();
    await page.waitForURL(/\/screenings\//);
    await expect.poll(() => stateOf(page), { timeout: 90_000 }).toBe('done');
    await page.getByText(t('screening.state.done'), { exact: true }).first().waitFor();
  });

  test('decides hits with the keyboard alone, and takes one back', async () => {
    const screening = page.url().split('/').at(-1)!.split('?')[0]!;
    await page.goto(`${belfry.url}/hits?screening=${screening}`);
    await page.locator('[data-hit]').first().waitFor({ state: 'attached' });
    const left = () => openHits(page, screening);
    const before = await left();
    expect(before).toBeGreaterThan(3);
    await page.keyboard.press('y');
    await page.keyboard.press('1');
    await expect.poll(left).toBe(before - 1);
    await page.keyboard.press('j');
    await page.keyboard.press('u');
    await page.keyboard.press('1');
    await expect.poll(left).toBe(before - 2);
    await page.keyboard.press('z');
    await expect.poll(left).toBe(before - 1);
  });

  test('downloads the receipt, which verifies without the installation and not when altered', async () => {
    const screening = new URL(page.url()).searchParams.get('screening');
    await page.goto(`${belfry.url}/screenings/${screening}`);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: t('receipt.download') }).click();
    const path = join(belfry.data, `receipt-${language}.json`);
    await (await download).saveAs(path);
    expect(verify(path)).toBe(0);
    const text = await readFile(path, 'utf8');
    await page.goto(`${belfry.url}/screen`);
    await page.getByText(t('screen.mode.receipt'), { exact: true }).click();
    await page.locator('input[type=file]').setInputFiles(path);
    await page.getByText(t('receipt.valid')).waitFor();
    const altered = Buffer.from(text.replace('Harbour badges', 'Harbour Badges'));
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'altered.json', mimeType: 'application/json', buffer: altered });
    await page.getByRole('heading', { name: t('receipt.invalid') }).waitFor();
  });
});

async function chooseLanguage(page: Page, language: Tongue): Promise<void> {
  const answer = await page.request.patch(`${belfry.url}/api/session`, {
    data: { language },
    headers: { origin: belfry.url },
  });
  expect(answer.ok()).toBe(true);
  await page.reload();
}

async function stateOf(page: Page): Promise<string> {
  const answer = await page.request.get(`${belfry.url}/api${new URL(page.url()).pathname}`);
  return ((await answer.json()) as { state: string }).state;
}

async function openHits(page: Page, screening: string): Promise<number> {
  const answer = await page.request.get(
    `${belfry.url}/api/hits?screening=${screening}&judgement=no_judgement&limit=1`,
  );
  return ((await answer.json()) as { total: number }).total;
}

/** Exit code of `belfry verify`: the installation takes no part in it. */
function verify(path: string): number {
  try {
    execFileSync(process.execPath, [join(ROOT, 'apps/cli/belfry.mjs'), 'verify', path], { stdio: 'pipe' });
    return 0;
  } catch (error) {
    return (error as { status: number }).status;
  }
}

function asCsv(rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = Object.keys(rows[0]!);
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return `${[columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column]!)).join(','))].join('\n')}\n`;
}
