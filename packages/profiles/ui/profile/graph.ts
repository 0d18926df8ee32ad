import type { Relative } from '../../core/api';

export type GraphNode = {
  readonly canonicalId: string;
  readonly caption: string;
  readonly schema: string;
  /** Middle of its box, in pixels of the drawing. */
  readonly x: number;
  readonly y: number;
};
export type GraphEdge = {
  /** Positions in `relatives` that this line stands for. */
  readonly relations: readonly Relative[];
  readonly node: GraphNode;
  /** Arrowheads: at the relative, at the profile. */
  readonly toRelative: boolean;
  readonly toProfile: boolean;
};
export type Graph = {
  readonly width: number;
  readonly height: number;
  readonly centre: { readonly x: number; readonly y: number };
  readonly edges: readonly GraphEdge[];
  /** Relatives there was no room to draw; the list has them all. */
  readonly left: number;
};

export const BOX = { width: 168, height: 34 } as const;
const ROW = 52;
const MAX_NODES = 16;

/**
 * The profile with what it is related to, at places that depend on nothing but the relations themselves:
 * who points to it on the left, whom it points to on the right, in the order of their captions.
 *
 * @param width  of the drawing, in pixels; at least 520
 */
export function relationGraph(relatives: readonly Relative[], width: number): Graph {
  const byNode = new Map<string, Relative[]>();
  for (const relative of relatives) {
    byNode.set(relative.canonicalId, [...(byNode.get(relative.canonicalId) ?? []), relative]);
  }
  const all = [...byNode.values()].toSorted((a, b) => order(a[0]!, b[0]!));
  const drawn = all.slice(0, MAX_NODES);
  const sides = splitSides(drawn);
  const rows = Math.max(1, sides.left.length, sides.right.length);
  const height = rows * ROW + 16;
  const wide = Math.max(520, width);
  const place = (side: Relative[][], x: number) =>
    side.map((relations, i) => edge(relations, x, height / 2 + (i - (side.length - 1) / 2) * ROW));
  return {
    width: wide,
    height,
    centre: { x: wide / 2, y: height / 2 },
    edges: [...place(sides.left, BOX.width / 2 + 4), ...place(sides.right, wide - BOX.width / 2 - 4)],
    left: all.length - drawn.length,
  };
}

function edge(relations: Relative[], x: number, y: number): GraphEdge {
  const { canonicalId, caption, schema } = relations[0]!;
  return {
    relations,
    node: { canonicalId, caption, schema, x, y },
    toRelative: relations.some((relation) => relation.direction === 'out'),
    toProfile: relations.some((relation) => relation.direction === 'in'),
  };
}

/** Incoming left, outgoing right; when all point one way the second half changes sides to keep the drawing low. */
function splitSides(drawn: Relative[][]): { left: Relative[][]; right: Relative[][] } {
  const left = drawn.filter((relations) => relations[0]!.direction === 'in');
  const right = drawn.filter((relations) => relations[0]!.direction === 'out');
  const half = Math.ceil(drawn.length / 2);
  if (drawn.length > 4 && (left.length === 0 || right.length === 0)) {
    return { left: drawn.slice(half), right: drawn.slice(0, half) };
  }
  return { left, right };
}

const order = (a: Relative, b: Relative) =>
  Number(a.caption > b.caption) - Number(a.caption < b.caption) ||
  Number(a.canonicalId > b.canonicalId) - Number(a.canonicalId < b.canonicalId);

/** Ends of a line on the edges of the two boxes, so that arrowheads are not hidden under them. */
export function lineEnds(graph: Graph, node: GraphNode): { x1: number; y1: number; x2: number; y2: number } {
  const toRight = node.x > graph.centre.x;
  const half = BOX.width / 2;
  return {
    x1: graph.centre.x + (toRight ? half : -half),
    y1: graph.centre.y,
    x2: node.x + (toRight ? -half : half),
    y2: node.y,
  };
}
