/** Text to take along: the steps of a check without the page around them. */
import type { Directions } from '../../shared/model/report.ts';

/** Text without the marks for code and emphasis. */
export const unmarked = (text: string): string => text.replace(/[`*]+([^`*]+)[`*]+/g, '$1');

/** Title, numbered steps and what is to be seen after the last one. */
export const stepsAsText = (title: string, { steps, expected }: Directions): string =>
  [
    title,
    '',
    ...steps.map((step, index) => `${index + 1}. ${unmarked(step)}`),
    ...(expected ? ['', unmarked(expected)] : []),
  ].join('\n');
