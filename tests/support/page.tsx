/** Draws parts of the page as text, without a browser. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Report } from '../../shared/model/report.ts';
import { ReportContext, shownOf } from '../../web/parts/report-context.ts';
import { createRefresh } from '../../web/store/refresh.ts';
import { createReportStore } from '../../web/store/report.ts';
import de from '../../web/text/de.yml';
import en from '../../web/text/en.yml';
import { setClock } from '../../web/words/time.ts';
import { type Catalogue, speak } from '../../web/words/words.ts';

const CATALOGUES: Record<string, unknown> = { en, de };

/** The page speaks this language from now on, whole. */
export const speaking = (language: string): void => speak(language, CATALOGUES[language] as Catalogue);

/** HTML of a part of the page that stands in a report. */
export function drawn(report: Report, part: ComponentChildren, language = 'en'): string {
  speaking(language);
  setClock(report.generated_at);
  const reports = createReportStore();
  const shown = shownOf(report, reports, createRefresh(reports));
  return renderToString(<ReportContext.Provider value={shown}>{part}</ReportContext.Provider>);
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** What a reader gets of HTML: the text without tags. */
export const textOf = (html: string): string =>
  html
    .replace(/<\/?(span|b|code|time|a)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(#39|\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
