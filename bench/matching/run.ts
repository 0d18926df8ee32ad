/**
 * Measures the matcher: `npm run bench:matching [-- --json] [--sizes 10000,100000] [--quick]`.
 *
 * Parts that need the shared test inputs are left out, with a line saying so, where these are absent.
 */
import { MATCHER } from '@belfry/matching';
import { linkRecords } from './records';
import { crossScriptFailures, rankScript } from './scripts';
import { measureRecall, measureSpeed } from './speed';

const asked = (name: string) => process.argv.includes(`--${name}`);
const value = (name: string, other: string) =>
  process.argv[process.argv.indexOf(`--${name}`) + 1 || process.argv.length] ?? other;
const json = asked('json');
const quick = asked('quick');
const say = (text: string) => (json ? undefined : console.log(text));
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

say(`matcher ${MATCHER}`);
const speeds = value('sizes', quick ? '10000' : '10000,100000')
  .split(',')
  .map((size) => {
    const found = measureSpeed(Number(size), quick ? 1000 : 5000);
    say(
      `${found.entities} entities: built in ${found.buildSeconds.toFixed(1)} s, ${Math.round(found.bytesPerEntity)} bytes each, ${Math.round(found.screeningsPerSecond)} screenings/s, p50 ${found.p50Ms.toFixed(2)} ms, p99 ${found.p99Ms.toFixed(2)} ms`,
    );
    return found;
  });
const recall = measureRecall(quick ? 1000 : 5000, quick ? 50 : 200);
say(
  `recall against scoring everything: ${percent(recall.found / Math.max(1, recall.wanted))} of ${recall.wanted}`,
);
const pairs = crossScriptFailures();
say(
  pairs
    ? `cross-script pairs below their minimum: ${pairs.below.length} of ${pairs.pairs} ${pairs.below.join('; ')}`
    : 'shared/data/names absent: cross-script pairs not measured',
);
const scripts = ['russian', 'hebrew', 'arabic', 'chinese'].flatMap(
  (script) => rankScript(script, quick ? 300 : 2000) ?? [],
);
for (const { script, names, first, ten } of scripts)
  say(`${script} among ${names}: first ${percent(first)}, first ten ${percent(ten)}`);
const linkage = linkRecords(quick ? ['Febrl 1', 'RLdata500', 'fake_1000'] : undefined);
for (const { set, pairs: truth, byScore, bySureness } of linkage)
  say(
    `${set} (${truth} pairs): best F1 ${byScore.toFixed(4)} by score, ${bySureness.toFixed(4)} by sureness`,
  );
if (json) console.log(JSON.stringify({ matcher: MATCHER, speeds, recall, pairs, scripts, linkage }, null, 2));
