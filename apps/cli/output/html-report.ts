import type { AlignedPart, Contribution, Explanation } from '@belfry/matching';
import { rounded } from '@belfry/screening';
import type { FoundHit } from '../offline/messages';
import type { Say } from '../say';
import { escaped } from './escape';

export type ReportHit = FoundHit & { readonly row: number; readonly subject: string };
export type Report = {
  readonly title: string;
  /** Said above the table: lists with their hashes, threshold, matcher, time. */
  readonly facts: readonly string[];
};

const STYLE = `:root{color-scheme:light dark}body{font:14px/1.45 system-ui,sans-serif;margin:24px;max-width:80rem}
h1{font-size:1.3rem;margin:0 0 .5rem}p{margin:.15rem 0}.facts{color:#555;font-size:.9rem}
article{border-top:1px solid #bbb;padding:.7rem 0;break-inside:avoid}h2{font-size:1rem;margin:0 0 .3rem}
.score{font-variant-numeric:tabular-nums;float:right;margin-left:1rem}.names{display:grid;grid-template-columns:1fr 1fr;gap:.2rem 1.5rem;margin:.3rem 0}
mark{padding:0 .1em;border-radius:2px;color:#000}mark.same{background:#b7e4b0}mark.near{background:#ffe49c}mark.other{background:#f6b8b0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:0 .8rem;margin:.3rem 0;font-size:.9rem}dt{color:#666}dd{margin:0}
.for{color:#1c6b1c}.against{color:#a12a1c}@media(prefers-color-scheme:dark){.facts,dt{color:#aaa}.for{color:#7fd17f}.against{color:#ff9d8f}}
@media print{body{margin:0}mark{border-bottom:2px solid #000;background:none!important}mark.other{border-bottom-style:dotted}}`;

/**
 * Hits as one page that needs nothing else: no scripts, nothing fetched, everything from outside escaped.
 *
 * What agreed between the two names is marked, with the evidence for and against in bits below it.
 */
export async function* htmlReport(hits: AsyncIterable<ReportHit>, report: Report, say: Say): AsyncGenerator<string> {
  yield `<!doctype html>\n<html lang="${say.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(report.title)}</title><style>${STYLE}</style></head><body>\n<h1>${escaped(report.title)}</h1>\n<div class="facts">`;
  for (const fact of report.facts) yield `<p>${escaped(fact)}</p>\n`;
  yield '</div>\n';
  let any = false;
  for await (const hit of hits) {
    any = true;
    yield hitArticle(hit, say);
  }
  yield `${any ? '' : `<p>${escaped(say('html.none'))}</p>`}</body></html>\n`;
}

function hitArticle(hit: ReportHit, say: Say): string {
  const { reasons } = hit;
  const term = (key: string, text: string) => `<dt>${escaped(say(key))}</dt><dd><bdi>${escaped(text)}</bdi></dd>`;
  return `<article><p class="score">${escaped(say('html.score', { score: rounded(hit.score).toFixed(2), sureness: rounded(hit.sureness).toFixed(2) }))}</p>
<h2>${hit.row}. <bdi>${escaped(hit.subject)}</bdi> → <bdi>${escaped(hit.caption)}</bdi></h2>
${reasons ? namesSide(reasons) : ''}<p>${escaped(hit.explanation)}</p>
<dl>${term('html.entry', hit.entityIds.join(', '))}${term('html.schema', hit.schema)}${term('html.lists', hit.datasets.join(', '))}${reasons ? reasons.contributions.map(evidence).join('') : ''}</dl></article>\n`;
}

function namesSide({ leftName, rightName, alignment }: Explanation): string {
  if (leftName === null || rightName === null) return '';
  const side = (name: string, of: 'left' | 'right') => `<span><bdi>${marked(name, alignment, of)}</bdi></span>`;
  return `<div class="names">${side(leftName, 'left')}${side(rightName, 'right')}</div>\n`;
}

function marked(name: string, alignment: readonly AlignedPart[], side: 'left' | 'right'): string {
  const parts = alignment
    .flatMap((part) => (part[side] ? [{ ...part[side], kind: kindOf(part) }] : []))
    .sort((a, b) => a.start - b.start);
  let [out, at] = ['', 0];
  for (const { start, end, kind } of parts) {
    if (start < at || end > name.length) continue;
    out += `${escaped(name.slice(at, start))}<mark class="${kind}">${escaped(name.slice(start, end))}</mark>`;
    at = end;
  }
  return out + escaped(name.slice(at));
}

function kindOf({ relation }: AlignedPart): 'same' | 'near' | 'other' {
  if (relation === 'same') return 'same';
  return relation === 'different' || relation === 'missing' || relation === 'conflict' ? 'other' : 'near';
}

function evidence({ feature, left, right, bits }: Contribution): string {
  const figure = `${bits > 0 ? '+' : ''}${(Math.round(bits * 10) / 10).toFixed(1)}`;
  const values = [left, right].filter((one): one is string => one !== null).join(' / ');
  return `<dt>${escaped(feature)}</dt><dd><span class="${bits >= 0 ? 'for' : 'against'}">${figure}</span> <bdi>${escaped(values)}</bdi></dd>`;
}
