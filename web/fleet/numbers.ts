/** Numbers as the reader's language writes them. */
import { language } from '../words/words.ts';

export const number = (value: number): string => new Intl.NumberFormat(language()).format(value);

/** @param share from 0 to 1 */
export const percent = (share: number): string =>
  new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 1 }).format(share);
