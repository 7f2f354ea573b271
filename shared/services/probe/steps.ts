/** What a browser does until a person can sign in, step by step. */
import type { Http, HttpAnswer } from '../../adapter-kit/http.ts';

/** One thing that must work. @throws Error saying what is not as it must be, without content */
export interface ProbeStep {
  name: 'page' | 'files' | 'api' | 'closed' | 'sign-in';
  run(): Promise<void>;
}

/** What comes from the site itself; addresses elsewhere are nobody's business here. */
const ASSET = /(?:src|href)="(\/assets\/[\w.-]+)"/g;

/** @param origin of the site, without a slash at the end */
export function stepsOf(origin: string, http: Http): ProbeStep[] {
  const ask = (path: string, accept: number[] = []) =>
    http.request(new URL(path, origin), { accept, headers: { accept: 'text/html,application/json' } });

  return [
    {
      name: 'page',
      async run() {
        const page = await ask('/');
        demand(typeOf(page).startsWith('text/html'), 'The page is not HTML.');
        demand(page.headers.has('content-security-policy'), 'The page has no security headers.');
        demand(assetsOf(page).length > 0, 'The page loads no files: the site is not published.');
      },
    },
    {
      name: 'files',
      async run() {
        for (const path of assetsOf(await ask('/'))) {
          const file = await ask(path);
          // A path that is not there would be answered with the page.
          demand(/javascript|css|svg/.test(typeOf(file)), `${path} is not there.`);
        }
      },
    },
    {
      name: 'api',
      async run() {
        demand(typeOf(await ask('/healthcheck')).startsWith('application/json'), 'The API does not answer.');
      },
    },
    {
      name: 'closed',
      async run() {
        const { status } = await ask('/api/v1/report/me', [401]);
        demand(status === 401, 'Somebody who is not signed in gets a report.');
      },
    },
    {
      name: 'sign-in',
      async run() {
        const { status, headers } = await ask('/auth/signin', [302, 303]);
        const target = headers.get('location') ?? '';
        const leads = status >= 300 && URL.canParse(target) && new URL(target).origin !== origin;
        demand(leads, 'Signing in does not lead to the identity provider.');
      },
    },
  ];
}

function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

const typeOf = ({ headers }: HttpAnswer): string => headers.get('content-type') ?? '';

const assetsOf = ({ text }: HttpAnswer): string[] =>
  [...text.matchAll(ASSET)].flatMap(([, path]) => path ?? []);
