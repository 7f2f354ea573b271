/** The provider's own pages: plain, and plainly not the product's. */
import type { Company } from '../company/index.ts';
import { STORIES } from './people.ts';

const STYLE = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
  body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
  ul { list-style: none; padding: 0 }
  li { margin: .5rem 0 }
  button, input { font: inherit; padding: .5rem .75rem; min-height: 2.75rem; box-sizing: border-box }
  li button { width: 100%; text-align: start }
  small { display: block }
  .error { border-inline-start: .25rem solid; padding-inline-start: .75rem; font-weight: bold }
`;

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
    return `<li><button name="email" value="${email}"><strong>${inHtml(name)}</strong> ${email}<small>${shows}</small></button></li>`;
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
