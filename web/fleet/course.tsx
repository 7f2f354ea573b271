import { onDate } from '../words/time.ts';
import { t } from '../words/words.ts';
import css from './fleet.module.css';
import { percent } from './numbers.ts';
import type { Point } from './parts-of.ts';
import { changesWithin } from './product-changes.ts';

const WIDTH = 300;
const HEIGHT = 48;

/** Where the points stand: time to the right, share upwards. */
export function lineOf(points: readonly Point[]): string {
  const step = WIDTH / Math.max(1, points.length - 1);
  return points
    .map(({ share }, index) => `${(index * step).toFixed(1)},${(HEIGHT * (1 - share)).toFixed(1)}`)
    .join(' ');
}

/** Where a day stands: at the first point that was counted with it. */
function placeOf(points: readonly Point[], day: string): string {
  const step = WIDTH / Math.max(1, points.length - 1);
  return (
    Math.max(
      0,
      points.findIndex(({ date }) => date >= day),
    ) * step
  ).toFixed(1);
}

/** The course of one practice over the last weeks, as a line; its ends are told in words. */
export function Course({ points }: { points: readonly Point[] }) {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return null;
  const ends = {
    from: percent(first.share),
    to: percent(last.share),
    since: onDate(`${first.date}T12:00:00Z`),
  };
  return (
    <figure class={css.course}>
      <svg
        role="img"
        aria-label={t('fleet.course', ends)}
        viewBox={`-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`}
        preserveAspectRatio="none"
      >
        <line x1="0" y1={HEIGHT} x2={WIDTH} y2={HEIGHT} />
        {changesWithin(points).map(({ date, key }) => (
          <line
            key={key}
            data-change={key}
            x1={placeOf(points, date)}
            y1="0"
            x2={placeOf(points, date)}
            y2={HEIGHT}
          />
        ))}
        <polyline points={lineOf(points)} />
      </svg>
      <figcaption>{t('fleet.course', ends)}</figcaption>
    </figure>
  );
}
