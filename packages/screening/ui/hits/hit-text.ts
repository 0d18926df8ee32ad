import type { Hit } from '../../core/api';
import { barChart } from './bars';
import { codeTypeOf } from './code-type';
import { type FactRow, factRows } from './facts';

/** Words the text is written with; all in the officer's language. */
export type HitWords = {
  readonly say: (key: string, values?: Readonly<Record<string, unknown>>) => string;
  readonly prop: (name: string) => string;
  readonly feature: (code: string) => string;
  readonly relation: (code: string) => string;
  /** A code in words; `type` is FollowTheMoney's. */
  readonly value: (type: string, value: string) => string;
  readonly figure: (value: number, digits: number) => string;
  readonly language: 'en' | 'fr' | 'nl' | 'de';
};

/**
 * A hit with its explanation as plain text, for a file or a letter.
 *
 * @param address  where the hit can be opened again
 */
export function hitText(hit: Hit, words: HitWords, address: string): string {
  const { say, figure } = words;
  const { explanation } = hit;
  const head = [
    `${say('hits.subject')}: ${hit.subject} (${hit.screening.name}, ${say('hits.row', { row: hit.row })})`,
    `${say('hits.entry')}: ${hit.entry.caption}${hit.entry.transliteration ? ` (${hit.entry.transliteration})` : ''}`,
    `${say('hits.lists')}: ${listsOf(hit, words)}`,
    `${say('hits.score')} ${figure(explanation.score, 2)} · ${say('hits.sureness')} ${figure(explanation.sureness, 2)} · ${say('hits.matcher', { matcher: explanation.matcher })}`,
  ];
  const judged = hit.judgements.map(
    (one) =>
      `${one.at} ${say(`judgement.${one.judgement}`)} – ${one.officer}: ${one.reason}${one.undone ? ` (${say('hits.taken-back')})` : ''}`,
  );
  const sections = [
    head,
    factLines(hit, words),
    evidenceLines(hit, words),
    [explanation.sentence[words.language]],
    judged,
    [address],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

const listsOf = (hit: Hit, { say }: HitWords): string =>
  hit.datasets
    .map((name) => {
      const edition = hit.editions.find((one) => one.dataset === name);
      return edition ? `${edition.title} (${say('hits.edition', { number: edition.number })})` : name;
    })
    .join('; ');

function factLines(hit: Hit, { prop, relation, value }: HitWords): string[] {
  const { compared } = factRows(hit);
  const side = (values: FactRow['left'], type: string) =>
    values.map((one) => value(type, one.value)).join('; ') || '–';
  return compared.map(
    (row) =>
      `${prop(row.prop)}: ${side(row.left, row.type)} | ${side(row.right, row.type)}${row.mark ? ` (${relation(row.relation ?? row.mark)})` : ''}`,
  );
}

function evidenceLines(hit: Hit, { feature, relation, value, figure }: HitWords): string[] {
  return barChart(hit.explanation.contributions).bars.map((bar) => {
    const said = [...new Set([bar.left, bar.right])].filter((one) => one !== null);
    const values = said.map((one) => value(codeTypeOf(bar.feature), one)).join(' ~ ');
    return `${bar.bits < 0 ? '−' : '+'}${figure(Math.abs(bar.bits), 1)}  ${feature(bar.feature)}: ${values} (${relation(bar.relation)})`;
  });
}
