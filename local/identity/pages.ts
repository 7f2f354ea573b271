/** The provider's own pages: in the site's colours, and plainly not the site. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Company } from '../company/index.ts';
import { STORIES } from './people.ts';

/** The colours of the site, so that both look alike in light and dark. */
const TOKENS = readFileSync(join(import.meta.dirname, '../../web/style/tokens.css'), 'utf8');

const STYLE = `${TOKENS}
  * { box-sizing: border-box }
  html { font: 100%/1.5 var(--font); color: var(--ink); background: var(--paper) }
  body { margin: 0; padding: var(--space) }
  main { max-width: 60rem; margin: 0 auto }
  h1 { margin: 0; letter-spacing: -.02em; line-height: 1.2 }
  p { color: var(--ink-2) }
  ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17.5rem), 1fr)); gap: .75rem;
    padding: 0; list-style: none }
  li { display: grid }
  button, input { font: inherit; color: inherit; min-height: 2.75rem; padding: .5rem .9rem; background: var(--surface);
    border: 1px solid var(--line-strong); border-radius: var(--radius-small) }
  button { cursor: pointer }
  button:hover { border-color: var(--accent) }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
  li button { display: grid; grid-template-columns: 2.5rem 1fr; gap: 0 .75rem; align-content: start; text-align: start;
    padding: .9rem; border-color: var(--line) }
  li button > * { grid-column: 2; overflow-wrap: anywhere }
  li i { grid-column: 1; grid-row: 1 / span 3; display: grid; place-items: center; height: 2.5rem; font-style: normal;
    font-weight: 600; color: var(--accent); background: var(--sunken); border-radius: 50% }
  small { font-size: .9rem; color: var(--ink-2) }
  input { width: min(100%, 22rem) }
  .error { color: var(--must); font-weight: 600 }
`;

const initials = (name: string): string =>
  name
    .split(' ')
    .map((part) => part[0] ?? '')
    .join('');

const page = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>${STYLE}</style></head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>
`;

/**
 * Asks who is signing in.
 *
 * @param action where the choice is sent
 * @param unknown an address that was typed and that nobody has
 */
export function pickerPage(action: string, company: Company, unknown?: string): string {
  const choices = STORIES.map(({ email, shows }) => {
    const name = company.personByEmail(email)?.name ?? '';
    return `<li><button name="email" value="${email}"><i aria-hidden="true">${inHtml(initials(name))}</i><strong>${inHtml(name)}</strong> <span>${inHtml(shows)}</span> <small>${email}</small></button></li>`;
  });
  const error = unknown
    ? `<p class="error" role="alert">Nobody in the sample company has the address ${inHtml(unknown)}.</p>`
    : '';
  return page(
    'Who are you today?',
    `<p>This is the identity provider of the local stack. Nobody is asked for a password here.</p>${error}
<form method="post" action="${action}"><ul>${choices.join('')}</ul></form>
<form method="post" action="${action}">
<p><label for="email">Or anybody else of the ${company.people} people, by e-mail</label><br>
<input id="email" name="email" type="email" autocomplete="off" required> <button>Sign in</button></p></form>
<form method="post" action="${action}"><button name="cancel" value="yes">Cancel</button></form>`,
  );
}

/** @param form the provider's own hidden form, with the id `op.logoutForm` */
export const signOutPage = (form: string): string =>
  page(
    'Sign out',
    `${form}<button form="op.logoutForm" name="logout" value="yes" autofocus>Sign out here too</button>`,
  );

export const signedOutPage = (): string => page('Signed out', '<p>You can close this page.</p>');

/** @param code the protocol's own word for it */
export const errorPage = (code: string, description: string): string =>
  page('Signing in did not work', `<p>${inHtml(description)}</p><p><code>${inHtml(code)}</code></p>`);

const inHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
