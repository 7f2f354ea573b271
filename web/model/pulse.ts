/** The line at the top of the page: one beat per check, calm where all is well. */
import type { Group } from '../../shared/model/report.ts';

/** Width of one beat and height of the line, in the drawing's own units. */
export const BEAT = 18;
export const HEIGHT = 44;
/** More beats than this cannot be told apart. */
export const MOST_BEATS = 40;

const MIDDLE = 26;

const SHAPES: Partial<Record<Group, string>> = {
  must: 'h3 l3 -20 l4 32 l3 -12 h5',
  should: 'h4 l3 -10 l4 15 l2 -5 h5',
  replace: 'h5 q4 -6 8 0 h5',
  unknown: 'h18',
  stale: 'h5 q4 -6 8 0 h5',
  done: 'h5 q4 -9 8 0 h5',
};

export interface Beat {
  group: Group;
  path: string;
}

/** One path per beat, from left to right, calm ones first; checks that do not apply have none. The worst are never cut off. */
export const pulseOf = (groups: readonly Group[]): Beat[] =>
  groups
    .filter((group) => SHAPES[group] !== undefined)
    .slice(-MOST_BEATS)
    .map((group, index) => ({ group, path: `M${index * BEAT} ${MIDDLE} ${SHAPES[group]}` }));
