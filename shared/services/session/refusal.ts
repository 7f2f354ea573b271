/** Signing in happens in a person's browser window: what goes wrong there is told as a page, not as JSON. */
import type { ApiAnswer, ApiHandler, ApiRequest } from '../../access/handler.ts';
import { ProblemError } from '../../access/problem.ts';
import { LANGUAGE_NAMES, type Language } from '../../model/languages.ts';
import german from './text/de.yml';
import english from './text/en.yml';

interface Words {
  again: string;
  quote: string;
  /** By code; `other` for all that have none. */
  problems: Record<string, { title: string; what: string }>;
}

const WORDS: Readonly<Record<Language, Words>> = { en: english as Words, de: german as Words };

/** The same work; `over` takes the cookie of the sign-in away. A refusal becomes a page for a browser that asks for one. */
export const asPage =
  (handler: ApiHandler, over: string): ApiHandler =>
  async (request) => {
    try {
      return await handler(request);
    } catch (error) {
      if (!(error instanceof ProblemError) || !request.headers.accept?.includes('text/html')) throw error;
      const fields = { code: error.code, status: error.status };
      if (error.status >= 500) request.log.error('Signing in did not work.', error.cause ?? error, fields);
      else request.log.info('Signing in did not work.', fields);
      return { ...pageOf(error, request), cookies: [over] };
    }
  };

function pageOf(error: ProblemError, { language, requestId }: ApiRequest): ApiAnswer {
  const known = Object.hasOwn(LANGUAGE_NAMES, language) ? (language as Language) : 'en';
  const words = WORDS[known];
  const problem = words?.problems[error.code] ?? words?.problems.other;
  if (!words || !problem) throw error;
  const body = `<!doctype html>
<html lang="${known}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(problem.title)}</title>
<h1>${escapeHtml(problem.title)}</h1>
<p>${escapeHtml(problem.what)}</p>
<p><a href="/auth/signin">${escapeHtml(words.again)}</a></p>
<p>${escapeHtml(words.quote)} <code>${escapeHtml(requestId)}</code>.</p>
</html>
`;
  const headers = { ...error.headers, 'content-type': 'text/html; charset=utf-8' };
  return { status: error.status, headers, body };
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
