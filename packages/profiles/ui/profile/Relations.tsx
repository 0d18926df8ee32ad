import { DatasetTag, DateText, Go, useFormat, useMaybeWord, useWords, visible } from '@belfry/ui-kit';
import { useElementSize } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { Profile, Relative } from '../../core/api';
import { profilePaths } from '../paths';
import { BOX, type Graph, type GraphEdge, lineEnds, relationGraph } from './graph';
import classes from './profile.module.css';

/** What it is related to: a small picture whose places never move, and all of it as a list. */
export function Relations({ profile }: { readonly profile: Profile }) {
  const t = useWords();
  if (profile.relations.length === 0) return <p className={classes.quiet}>{t('profile.no-relations')}</p>;
  return (
    <>
      <Picture profile={profile} />
      <RelationTable relations={profile.relations} />
    </>
  );
}

/** A wider drawing would only lengthen the lines. */
const WIDEST = 880;
const LETTER = 5.6;

function Picture({ profile }: { readonly profile: Profile }) {
  const t = useWords();
  const format = useFormat();
  const { ref, width } = useElementSize();
  const graph = relationGraph(profile.relations, Math.min(WIDEST, width || 720));
  return (
    <figure ref={ref} aria-label={t('profile.picture')}>
      <svg
        className={classes.drawing}
        style={{ maxWidth: WIDEST }}
        viewBox={`0 0 ${graph.width} ${graph.height}`}
      >
        <title>{t('profile.picture')}</title>
        <defs>
          <marker
            id="arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto-start-reverse"
          >
            <path d="M0 0 8 4 0 8z" className={classes.arrow} />
          </marker>
        </defs>
        {graph.edges.map((edge) => (
          <Line key={edge.node.canonicalId} graph={graph} edge={edge} />
        ))}
        {graph.edges.map((edge) => (
          <Node key={edge.node.canonicalId} edge={edge} schema={format.schema(edge.node.schema)} />
        ))}
        <Box
          x={graph.centre.x}
          y={graph.centre.y}
          name={profile.caption}
          schema={format.schema(profile.schema)}
          centre
        />
      </svg>
      {graph.left > 0 && <p className={classes.quiet}>{t('profile.not-drawn', { count: graph.left })}</p>}
    </figure>
  );
}

function Line({ graph, edge }: { readonly graph: Graph; readonly edge: GraphEdge }) {
  const said = useSaid();
  const ends = lineEnds(graph, edge.node);
  // On the line there is room for the role alone; the list below says both.
  const label = [...new Set(edge.relations.map((one) => one.role ?? said(one)))].join(', ');
  return (
    <>
      <line
        {...ends}
        className={classes.edge}
        markerEnd={edge.toRelative ? 'url(#arrow)' : undefined}
        markerStart={edge.toProfile ? 'url(#arrow)' : undefined}
      />
      <text
        className={classes.edgeLabel}
        x={(ends.x1 + ends.x2) / 2}
        y={(ends.y1 + ends.y2) / 2 - 3}
        textAnchor="middle"
      >
        {cut(label, Math.floor((Math.abs(ends.x2 - ends.x1) * 0.85) / LETTER))}
        <title>{label}</title>
      </text>
    </>
  );
}

function Node({ edge, schema }: { readonly edge: GraphEdge; readonly schema: string }) {
  const { canonicalId, caption, x, y } = edge.node;
  return (
    <Link to={profilePaths.profile(canonicalId)} aria-label={caption}>
      <Box x={x} y={y} name={caption} schema={schema} />
    </Link>
  );
}

type BoxProps = {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly schema: string;
  readonly centre?: boolean;
};

function Box({ x, y, name, schema, centre }: BoxProps) {
  return (
    <g transform={`translate(${x - BOX.width / 2} ${y - BOX.height / 2})`}>
      <rect className={centre ? classes.centre : classes.box} width={BOX.width} height={BOX.height} rx={3} />
      <text className={classes.boxName} x={8} y={15} direction="ltr" unicodeBidi="plaintext">
        {cut(visible(name), 24)}
        <title>{name}</title>
      </text>
      <text className={classes.boxSchema} x={8} y={28}>
        {schema}
      </text>
    </g>
  );
}

function RelationTable({ relations }: { readonly relations: readonly Relative[] }) {
  const t = useWords();
  const format = useFormat();
  const said = useSaid();
  return (
    <table className={classes.table}>
      <caption hidden>{t('profile.relations')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('profile.relation')}</th>
          <th scope="col">{t('profile.to-whom')}</th>
          <th scope="col">{t('profile.kind')}</th>
          <th scope="col">{t('profile.period')}</th>
          <th scope="col">{t('profile.lists')}</th>
        </tr>
      </thead>
      <tbody>
        {relations.map((one) => (
          <tr key={`${one.via} ${one.direction} ${one.canonicalId} ${one.role} ${one.startDate}`}>
            <td>
              <span aria-hidden="true">{one.direction === 'out' ? '→' : '←'}</span> {said(one)}
            </td>
            <td>
              <Go to={profilePaths.profile(one.canonicalId)}>
                <bdi>{visible(one.caption)}</bdi>
              </Go>
            </td>
            <td>{format.schema(one.schema)}</td>
            <td className={classes.nowrap}>
              {(one.startDate || one.endDate) && (
                <>
                  {one.startDate && <DateText value={one.startDate} />} –{' '}
                  {one.endDate && <DateText value={one.endDate} />}
                </>
              )}
            </td>
            <td>
              {one.datasets.map((name) => (
                <DatasetTag key={name} name={name} />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A relation in words: its role when the list names one, else what kind of link it is. */
function useSaid(): (relation: Relative) => string {
  const format = useFormat();
  const word = useMaybeWord();
  return ({ via, role }) => {
    const kind = /^[A-Z]/.test(via) ? word(`schema.${via}`, format.schema(via)) : format.prop(via);
    return role ? `${kind}: ${role}` : kind;
  };
}

const cut = (text: string, length: number) =>
  [...text].length > length ? `${[...text].slice(0, length - 1).join('')}…` : text;
