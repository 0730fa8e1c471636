import { useId } from 'preact/hooks';
import { useTexts } from '../shell/texts-context.js';
import { roundUp } from './round-up.js';

/** One hour of a chart. */
export interface Bar {
  name: string;
  value: number;
  /** How much of it is of the kind that is hatched. */
  part?: number;
}

interface Props {
  title: string;
  bars: readonly Bar[];
  say: (value: number) => string;
  /** The top of the scale for the most that there is. */
  upTo?: (most: number) => number;
  /** What the hatched part is, and the rest. */
  legend?: { part: string; rest: string };
}

/** About as wide as it is shown, so that its letters are as large as the others. */
const WIDTH = 440;
const HEIGHT = 110;
/** Room for the hours under the bars. */
const FOOT = 18;
/** An hour is named under every sixth bar: more would not fit on a phone. */
const NAMED_EVERY = 6;

/** A chart of bars by hour. What it shows is said in words for who does not see it, and each bar says itself on hovering; the numbers are in a table beside. */
export function HourChart({ title, bars, say, upTo = roundUp, legend }: Props) {
  const { today } = useTexts();
  const hatch = useId();
  const most = bars.reduce((best, bar) => (bar.value > best.value ? bar : best), { name: '', value: 0 });
  const top = upTo(most.value);
  const step = WIDTH / Math.max(1, bars.length);
  const height = (value: number): number => (top === 0 ? 0 : (value / top) * HEIGHT);
  return (
    <figure class="chart">
      <figcaption>
        <b>{title}</b>
        {legend !== undefined && (
          <span class="legend">
            <span class="key plain-key" aria-hidden="true" /> {legend.rest} <span class="key hatched-key" aria-hidden="true" /> {legend.part}
          </span>
        )}
      </figcaption>
      <svg viewBox={`-1 -14 ${WIDTH + 2} ${HEIGHT + FOOT + 14}`} role="img" aria-label={most.value === 0 ? today.flat(title) : today.peak(title, say(most.value), most.name)}>
        <defs>
          <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect class="hatch-ground" width="5" height="5" />
            <rect class="hatch" width="2.5" height="5" />
          </pattern>
        </defs>
        {top > 0 && (
          <>
            <line class="grid" x1="0" x2={WIDTH} y1="0" y2="0" />
            <text class="scale" x="0" y="-4">{say(top)}</text>
            <line class="grid" x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
          </>
        )}
        <line class="ground" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        {bars.map(({ name, value, part = 0 }, nr) => (
          <g key={nr}>
            {value > 0 && <rect class="bar" x={nr * step + 1.5} y={HEIGHT - height(value)} width={step - 3} height={height(value)} />}
            {part > 0 && <rect fill={`url(#${hatch})`} class="part" x={nr * step + 1.5} y={HEIGHT - height(part)} width={step - 3} height={height(part)} />}
            <rect class="over" x={nr * step} y="0" width={step} height={HEIGHT}>
              <title>{`${name}: ${say(value)}${legend === undefined ? '' : ` (${say(part)} ${legend.part})`}`}</title>
            </rect>
            {nr % NAMED_EVERY === 0 && <text class="hour" x={nr * step} y={HEIGHT + FOOT - 3}>{name}</text>}
          </g>
        ))}
      </svg>
    </figure>
  );
}
