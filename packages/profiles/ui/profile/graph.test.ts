import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Relative } from '../../core/api';
import { BOX, lineEnds, relationGraph } from './graph';

const relative = (canonicalId: string, direction: 'in' | 'out' = 'out', via = 'Ownership'): Relative => ({
  via,
  direction,
  role: null,
  canonicalId,
  caption: `Caption ${canonicalId}`,
  schema: 'Company',
  startDate: null,
  endDate: null,
  datasets: ['un'],
});

test('who points to it stands left, whom it points to right; several relations to one are one line', () => {
  const graph = relationGraph([relative('b', 'in'), relative('a'), relative('a', 'in', 'Directorship')], 800);
  expect(
    graph.edges.map(({ node, relations }) => [node.canonicalId, node.x < 400, relations.length]),
  ).toEqual([
    ['b', true, 1],
    ['a', false, 2],
  ]);
  expect(graph.edges[1]).toMatchObject({ toRelative: true, toProfile: true });
});

const relatives = fc.array(fc.record({ id: fc.integer({ min: 0, max: 40 }), out: fc.boolean() }), {
  maxLength: 60,
});

test('positions depend on the relations alone, not on their order; boxes do not overlap or leave the drawing', () => {
  fc.assert(
    fc.property(relatives, fc.integer({ min: 300, max: 1600 }), (given, width) => {
      const all = [
        ...new Map(given.map(({ id, out }) => [id, relative(String(id), out ? 'out' : 'in')])).values(),
      ];
      const graph = relationGraph(all, width);
      expect(relationGraph(all.toReversed(), width).edges.map((edge) => edge.node)).toEqual(
        graph.edges.map((edge) => edge.node),
      );
      expect(graph.edges.length + graph.left).toBe(all.length);
      for (const { node } of graph.edges) {
        expect(node.x - BOX.width / 2).toBeGreaterThanOrEqual(0);
        expect(node.y - BOX.height / 2).toBeGreaterThanOrEqual(0);
        expect(node.y + BOX.height / 2).toBeLessThanOrEqual(graph.height);
        const clash = graph.edges.filter(
          (other) => other.node.x === node.x && Math.abs(other.node.y - node.y) < BOX.height,
        );
        expect(clash).toHaveLength(1);
      }
    }),
  );
});

test('a line ends at the edge of its boxes', () => {
  const graph = relationGraph([relative('a')], 800);
  const { x1, x2 } = lineEnds(graph, graph.edges[0]!.node);
  expect(x1).toBe(400 + BOX.width / 2);
  expect(x2).toBe(graph.edges[0]!.node.x - BOX.width / 2);
});
