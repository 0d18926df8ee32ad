import { DateText, Empty, useFormat, useMaybeWord, useWords, visible } from '@belfry/ui-kit';
import { useElementSize } from '@mantine/hooks';
import type { ProfileEvent } from '../../core/api';
import classes from './profile.module.css';
import { LANES, type TimeMark, timeline } from './timeline';

const LANE_HEIGHT = 26;
const LEFT = 92;
const RIGHT = 14;

/** Dates of its life, what lists said, what officers decided: three lines on one scale of time. */
export function TimelinePicture({ events }: { readonly events: readonly ProfileEvent[] }) {
  const t = useWords();
  const { ref, width } = useElementSize();
  const wide = Math.max(420, width || 720);
  const { marks, years } = timeline(events, wide - LEFT - RIGHT);
  const height = LANES.length * LANE_HEIGHT + 22;
  if (marks.length === 0) return <Empty>{t('profile.no-dates')}</Empty>;
  return (
    <div ref={ref}>
      <svg
        className={classes.drawing}
        viewBox={`0 0 ${wide} ${height}`}
        role="img"
        aria-label={t('profile.timeline-picture', { count: events.length })}
      >
        {years.map(({ year, x }) => (
          <g key={year} transform={`translate(${LEFT + x} 0)`}>
            <line className={classes.axis} y1={4} y2={height - 16} />
            <text className={classes.year} y={height - 4} textAnchor="middle">
              {year}
            </text>
          </g>
        ))}
        {LANES.map((lane, at) => (
          <text key={lane} className={classes.lane} x={0} y={at * LANE_HEIGHT + 20}>
            {t(`profile.lane.${lane}`)}
          </text>
        ))}
        {marks.map((mark) => (
          <Mark key={`${mark.lane} ${mark.x}`} mark={mark} />
        ))}
      </svg>
    </div>
  );
}

function Mark({ mark }: { readonly mark: TimeMark }) {
  const say = useEventText();
  const y = LANES.indexOf(mark.lane) * LANE_HEIGHT + 16;
  const told = mark.events.map((event) => `${event.at.slice(0, 10)} ${say(event)}`).join('\n');
  return (
    <g transform={`translate(${LEFT + mark.x} ${y})`}>
      <title>{told}</title>
      <circle className={classes.mark} data-lane={mark.lane} r={mark.events.length > 1 ? 6 : 4.5} />
      {mark.events.length > 1 && (
        <text className={classes.markCount} y={-8}>
          {mark.events.length}
        </text>
      )}
    </g>
  );
}

/** What happened, in words. */
export function useEventText(): (event: ProfileEvent) => string {
  const t = useWords();
  const word = useMaybeWord();
  const format = useFormat();
  return ({ kind, prop, value, dataset }) => {
    const facts = { prop: prop ? format.prop(prop) : '', value: visible(value ?? ''), list: dataset ?? '' };
    return word(`profile.event.${kind}`, t('profile.event.other'), facts);
  };
}

/** The same events as rows, newest first, with who and why. */
export function HistoryTable({ events }: { readonly events: readonly ProfileEvent[] }) {
  const t = useWords();
  const word = useMaybeWord();
  const say = useEventText();
  return (
    <table className={classes.table}>
      <caption hidden>{t('profile.history')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('profile.when')}</th>
          <th scope="col">{t('profile.what')}</th>
          <th scope="col">{t('profile.list-edition')}</th>
          <th scope="col">{t('profile.by-why')}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event, at) => (
          <tr key={`${event.at} ${event.kind} ${event.prop} ${event.value} ${at}`}>
            <td className={classes.nowrap}>
              <DateText value={event.at} as={event.at.includes('T') ? 'time' : 'day'} />
            </td>
            <td>{say(event)}</td>
            <td>
              {event.dataset}
              {event.edition !== null && ` · ${event.edition}`}
            </td>
            <td>
              {[event.by && word(`rule.${event.by}`, event.by), event.reason].filter(Boolean).join(': ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
