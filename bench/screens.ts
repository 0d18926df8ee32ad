import { chromium, type Page } from 'playwright-core';
import type { Serving } from './serving';
import type { Figure } from './storey';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const HITS = 10_000;

/** First paint of the hit desk over 10,000 hits, and the way to the next hit, in a real browser. */
export async function screens(at: Serving, _folder: string): Promise<Figure[]> {
  const browser = await chromium.launch({
    executablePath: process.env.BELFRY_CHROMIUM ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    await context.request.post(`${at.url}/api/session`, {
      data: { persona: 'demo' },
      headers: { origin: at.url },
    });
    await manyHits(at, context.request);
    const page = await context.newPage();
    await page.goto(`${at.url}/settings`);
    const blank = await paint(page, `${at.url}/healthz`, 'pre, body');
    const desk = await paint(page, `${at.url}/hits`, '[data-hit]');
    const next = await nextHit(page);
    return [
      {
        name: 'first paint of the hit desk',
        value: desk,
        unit: 'ms',
        bound: 1500,
        beside: { what: 'a page with nothing on it', ratio: desk / blank },
      },
      { name: 'next hit, median of 30', value: next, unit: 'ms', bound: 100 },
    ];
  } finally {
    await browser.close();
  }
}

type Requests = import('playwright-core').APIRequestContext;

/** Screens every name of the lists against the lists until there are 10,000 hits. */
async function manyHits(at: Serving, request: Requests): Promise<void> {
  const rows: string[] = ['name'];
  const { items: lists } = await (await request.get(`${at.url}/api/lists`)).json();
  for (const list of lists as { name: string }[]) {
    let cursor = '';
    while (rows.length < HITS * 0.7) {
      const answer = await request.get(
        `${at.url}/api/lists/${list.name}/entries?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      );
      const entries = (await answer.json()) as { items: { names: string[] }[]; next: string | null };
      for (const { names } of entries.items) if (names[0]) rows.push(`"${names[0].replaceAll('"', '""')}"`);
      if (!entries.next) break;
      cursor = entries.next;
    }
  }
  const upload = await request.post(`${at.url}/api/screenings/uploads`, {
    headers: { origin: at.url },
    multipart: {
      file: { name: 'names.csv', mimeType: 'text/csv', buffer: Buffer.from(`${rows.join('\n')}\n`) },
    },
  });
  const { uploadId, schema } = await upload.json();
  const data = {
    uploadId,
    mapping: { schema, columns: { name: 'name' } },
    threshold: 0.6,
    reason: 'measuring',
    name: 'bench',
  };
  const begun = await (
    await request.post(`${at.url}/api/screenings/batches`, { data, headers: { origin: at.url } })
  ).json();
  for (;;) {
    const screening = await (await request.get(`${at.url}/api/screenings/${begun.id}`)).json();
    if (screening.state === 'done') return enough(at, request);
    if (screening.state === 'failed')
      throw new Error(`the batch failed: ${JSON.stringify(screening.problem)}`);
    await new Promise((later) => setTimeout(later, 500));
  }
}

async function enough(at: Serving, request: Requests): Promise<void> {
  const { total } = await (await request.get(`${at.url}/api/hits?limit=1`)).json();
  if (total < HITS) throw new Error(`only ${total} hits of ${HITS}`);
}

async function paint(page: Page, url: string, selector: string): Promise<number> {
  const began = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(selector).first().waitFor();
  return performance.now() - began;
}

/** From the key to the other hit's detail standing there. */
async function nextHit(page: Page): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 30; i++) {
    times.push(
      // as text: a compiled function would carry names the page does not know
      await page.evaluate<number>(`(async () => {
        const shown = () => document.querySelector('[data-hit]')?.getAttribute('data-hit');
        const before = shown();
        const began = performance.now();
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
        while (shown() === before && performance.now() - began < 5000) await new Promise(requestAnimationFrame);
        return performance.now() - began;
      })()`),
    );
  }
  return times.sort((a, b) => a - b)[15]!;
}
