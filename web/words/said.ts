/** The report's texts carry their own language when it is not the page's, so that they are read out right. */
import { language } from './words.ts';

/** The `lang` attribute for a text from the report. */
export const said = (reported: string): { lang?: string } =>
  reported === language() ? {} : { lang: reported };
