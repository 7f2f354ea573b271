import { GROUPS } from '../../shared/model/report.ts';
import { type Check, counts } from '../model/checks.ts';
import { BEAT, HEIGHT, pulseOf } from '../model/pulse.ts';
import { listed, t } from '../words/words.ts';
import css from './pulse.module.css';

export interface PulseProps {
  checks: readonly Check[];
}

/** "1 to do now, 2 recommended and 9 done". */
export const summaryOf = (checks: readonly Check[]): string =>
  listed(
    counts(checks)
      .filter(([group]) => group !== 'na' && group !== 'blind')
      .map(([group, count]) => t(`device.summary.${group}`, { count })),
  );

/** One beat per check: calm where all is well, a spike where something is to do. */
export function Pulse({ checks }: PulseProps) {
  const groups = checks
    .map(({ group }) => group)
    .sort((one, other) => GROUPS.indexOf(other) - GROUPS.indexOf(one));
  const beats = pulseOf(groups);
  return (
    <svg
      class={css.pulse}
      role="img"
      aria-label={t('verdict.pulse', { summary: summaryOf(checks) })}
      viewBox={`0 0 ${beats.length * BEAT} ${HEIGHT}`}
      preserveAspectRatio="xMinYMid meet"
    >
      {beats.map(({ group, path }) => (
        <path key={path} d={path} class={css[group]} pathLength="1" />
      ))}
    </svg>
  );
}
