/** Which parts of two names belong together: the assignment that carries most weight. */
import type { Relation } from '../door';
import type { Part } from '../names/part';
import { joinTokens, type Token } from '../names/token';
import { compareTokens, type Likeness } from './tokens';

export type Link = {
  /** Places of one or two neighbouring parts. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly similarity: number;
  readonly relation: Relation;
};

export type Alignment = {
  readonly links: readonly Link[];
  readonly leftRest: readonly number[];
  readonly rightRest: readonly number[];
};

export type Compare = (left: Token, right: Token) => Likeness;

/** Below this two words are not laid beside each other at all. */
export const leastLikeness = 0.55;
/** A joined pair must be this alike: weaker joins are chance. */
const leastJoined = 0.84;

type Option = Link & { readonly value: number };

/** Deterministic; swapping the sides swaps the result. */
export function align(
  left: readonly Part[],
  right: readonly Part[],
  compare: Compare = compareTokens,
): Alignment {
  const options = [...singles(left, right, compare), ...joins(left, right, compare)];
  options.sort(
    (a, b) =>
      b.value - a.value || a.left[0]! + a.right[0]! - b.left[0]! - b.right[0]! || a.left[0]! - b.left[0]!,
  );
  const links = best(options, { left: left.length, right: right.length });
  const [usedLeft, usedRight] = [
    new Set(links.flatMap((link) => link.left)),
    new Set(links.flatMap((link) => link.right)),
  ];
  const rest = (count: number, used: ReadonlySet<number>) =>
    Array.from({ length: count }, (_, at) => at).filter((at) => !used.has(at));
  return { links, leftRest: rest(left.length, usedLeft), rightRest: rest(right.length, usedRight) };
}

function singles(left: readonly Part[], right: readonly Part[], compare: Compare): Option[] {
  const options: Option[] = [];
  left.forEach((a, i) => {
    right.forEach((b, j) => {
      const { similarity, relation } = compare(a.token, b.token);
      if (similarity < leastLikeness) return;
      const kindred = (a.weight + b.weight) / 2;
      options.push({ left: [i], right: [j], similarity, relation, value: kindred * similarity ** 2 });
    });
  });
  return options;
}

function joins(left: readonly Part[], right: readonly Part[], compare: Compare): Option[] {
  const options: Option[] = [];
  const tryJoin = (pairs: readonly Part[], ones: readonly Part[], flip: boolean) => {
    for (let i = 0; i + 1 < pairs.length; i++) {
      if (!joinable(pairs[i]!, pairs[i + 1]!)) continue;
      const joined = joinTokens(pairs[i]!.token, pairs[i + 1]!.token);
      ones.forEach((one, j) => {
        if (one.token.text.length < 4 && one.token.han === null) return;
        const { similarity, relation } = compare(joined, one.token);
        if (similarity < leastJoined) return;
        const value = ((pairs[i]!.weight + pairs[i + 1]!.weight + one.weight) / 2) * similarity ** 2 - 0.01;
        const sides = flip ? { left: [j], right: [i, i + 1] } : { left: [i, i + 1], right: [j] };
        options.push({
          ...sides,
          similarity: Math.min(similarity, 0.99),
          relation: relation === 'same' ? 'variant' : relation,
          value,
        });
      });
    }
  };
  tryJoin(left, right, false);
  tryJoin(right, left, true);
  return options;
}

const joinable = (first: Part, second: Part) =>
  !first.token.initial && !second.token.initial && !first.token.number && !second.token.number;

/** Branch and bound over few options; greedy beyond, where names are so long that one part matters little. */
function best(options: readonly Option[], counts: { left: number; right: number }): Option[] {
  const greedy = choose(options, counts);
  if (options.length <= 1 || options.length > 18) return greedy;
  let bestLinks = greedy;
  let bestValue = total(greedy);
  const usedLeft = new Uint8Array(counts.left);
  const usedRight = new Uint8Array(counts.right);
  const tails = options.map(() => 0);
  for (let at = options.length - 1; at >= 0; at--) tails[at] = options[at]!.value + (tails[at + 1] ?? 0);
  const chosen: Option[] = [];
  let steps = 0;
  const visit = (at: number, value: number) => {
    if (value > bestValue + 1e-9) [bestValue, bestLinks] = [value, [...chosen]];
    if (at >= options.length || value + tails[at]! <= bestValue + 1e-9 || steps++ > 2000) return;
    const option = options[at]!;
    if (option.left.every((i) => !usedLeft[i]) && option.right.every((j) => !usedRight[j])) {
      mark(option, 1);
      chosen.push(option);
      visit(at + 1, value + option.value);
      chosen.pop();
      mark(option, 0);
    }
    visit(at + 1, value);
  };
  const mark = (option: Option, used: number) => {
    for (const i of option.left) usedLeft[i] = used;
    for (const j of option.right) usedRight[j] = used;
  };
  visit(0, 0);
  return bestLinks;
}

const total = (links: readonly Option[]) => links.reduce((sum, link) => sum + link.value, 0);

function choose(options: readonly Option[], counts: { left: number; right: number }): Option[] {
  const usedLeft = new Uint8Array(counts.left);
  const usedRight = new Uint8Array(counts.right);
  return options.filter((option) => {
    if (option.left.some((i) => usedLeft[i]) || option.right.some((j) => usedRight[j])) return false;
    for (const i of option.left) usedLeft[i] = 1;
    for (const j of option.right) usedRight[j] = 1;
    return true;
  });
}
