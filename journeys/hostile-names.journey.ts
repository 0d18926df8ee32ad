import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Installation, install, pictureOnFailure } from './harness';
import { tongue } from './words';

// Names that would be programs, markup or turned text if any screen took them for more than words.
const PROGRAM = 'Zebulon <script>window.owned=1</script> Quistorp';
const PICTURE = 'Oriana "><img src=x onerror="window.owned=2"> Velthuys';
const TURNED = 'Ottoline \u202egnp.exe Vandersnickt';
const LINK = 'javascript:window.owned=3';
const names = [PROGRAM, PICTURE, TURNED];
const MARKUP = '<svg onload=window.owned=4>';

const t = tongue('en');
const list = names.map((name, n) =>
  JSON.stringify({
    id: `evil-${n}`,
    schema: 'Person',
    properties: {
      name: [name],
      notes: [MARKUP],
      sourceUrl: [LINK],
      website: [LINK],
      topics: ['sanction'],
    },
  }),
);

let belfry: Installation;
let page: Page;
const ran: string[] = [];
beforeAll(async () => {
  belfry = await install({ demo: false });
  page = await belfry.open();
  page.on('dialog', (dialog) => {
    ran.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => ran.push(`error ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(belfry.url) && !/^(data|blob):/.test(request.url()))
      ran.push(request.url());
  });
  await page.goto(belfry.url);
  await page.getByRole('button', { name: t('session.begin') }).click();
  await page.getByRole('heading', { level: 1, name: t('today.title') }).waitFor();
});
beforeEach((context) => pictureOnFailure(context, () => page));
afterAll(() => belfry.close());

async function ask<Answer>(method: 'get' | 'post', path: string, data?: unknown): Promise<Answer> {
  const answer = await page.request[method](belfry.url + path, {
    headers: { origin: belfry.url },
    ...(data !== undefined && { data }),
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as Answer;
}

/** Nothing ran, nothing was fetched from elsewhere, nothing of a name became an element or a link. */
async function inert(): Promise<void> {
  await page.waitForLoadState('networkidle');
  const found = await page.evaluate(() => ({
    owned: (window as { owned?: number }).owned ?? null,
    foreign: document.querySelectorAll('script:not([src]), img[src="x"], [onerror], [onload]').length,
    links: [...document.querySelectorAll('a')].filter((a) => /^javascript:/i.test(a.href)).length,
  }));
  expect(found).toEqual({ owned: null, foreign: 0, links: 0 });
  expect(ran).toEqual([]);
}

test('a list with hostile names and a hostile title is loaded and browsed', async () => {
  await ask('post', '/api/lists', { name: 'evil', title: `Evil ${MARKUP}`, reason: 'Journey' });
  const upload = await page.request.post(`${belfry.url}/api/lists/previews`, {
    headers: { origin: belfry.url },
    multipart: {
      files: { name: '<b>x.json', mimeType: 'application/json', buffer: Buffer.from(`${list.join('\n')}\n`) },
    },
  });
  const { uploadId } = (await upload.json()) as { uploadId: string };
  await ask('post', '/api/lists/evil/editions', { uploadId, reason: MARKUP });
  const edition = () => ask<{ edition: { entries: number } | null }>('get', '/api/lists/evil');
  await expect.poll(async () => (await edition()).edition?.entries, { timeout: 60_000 }).toBe(3);
  await page.goto(`${belfry.url}/lists/evil`);
  await page.getByText(PROGRAM, { exact: true }).first().waitFor({ timeout: 60_000 });
  await inert();
});

test.each(names)('a screening for %s shows words, and its hit too', async (name) => {
  const subject = { schema: 'Person', properties: { name: [name] } };
  const { id, subjectHits } = await ask<{ id: string; subjectHits: { id: string; canonicalId?: string }[] }>(
    'post',
    '/api/screenings',
    { subject, reason: MARKUP, name: MARKUP },
  );
  expect(subjectHits.length).toBeGreaterThan(0);
  for (const path of [`/screenings/${id}`, `/hits?screening=${id}`, '/']) {
    await page.goto(belfry.url + path);
    await page.getByRole('main').waitFor();
    await inert();
  }
  await page.goto(`${belfry.url}/hits?screening=${id}`);
  await page.locator('[data-hit]').first().waitFor({ state: 'attached' });
  const shown = await page.getByRole('main').innerText();
  // An override of direction does not reach beyond its own name: it is taken out, or kept within.
  expect(shown.replaceAll('\u202e', '')).toContain(name.replaceAll('\u202e', '').split(' ').at(-1)!);
  await inert();
});

test('a profile and a search show hostile words as words', async () => {
  await page.goto(`${belfry.url}/profiles/evil-0`);
  await page.getByText(PROGRAM).first().waitFor();
  await inert();
  await page.goto(`${belfry.url}/search?q=${encodeURIComponent(PICTURE)}`);
  await page.getByRole('main').waitFor();
  await inert();
});
