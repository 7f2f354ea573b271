import type { StatusCounts } from '../../shared/model/totals.ts';
import { listed, t } from '../words/words.ts';
import css from './fleet.module.css';
import { countOf, PARTS, segmentsOf } from './parts-of.ts';

/** "30 done, 10 to do now": what the bar shows, for who cannot see it. */
export const spoken = (counts: StatusCounts): string =>
  listed(
    PARTS.filter((part) => countOf(counts, part) > 0).map((part) =>
      t(`device.summary.${part}`, { count: countOf(counts, part) }),
    ),
  );

/** One bar: how the devices that a practice is for divide up. */
export function Bar({ counts }: { counts: StatusCounts }) {
  return (
    <svg
      class={css.bar}
      role="img"
      aria-label={spoken(counts)}
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
    >
      {segmentsOf(counts).map(({ part, from, width }) => (
        <rect key={part} class={css[part]} x={from * 100} width={width * 100} height="6" />
      ))}
    </svg>
  );
}
