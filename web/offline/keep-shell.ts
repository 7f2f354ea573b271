/** Starts the service worker that opens the page without a connection. */

interface Policy {
  createScriptURL(url: string): string;
}
interface Policies {
  createPolicy(name: string, rules: Policy): Policy;
}

const WORKER = '/sw.js';

/** The one address that may become a script by name; resources/headers.yml allows the one policy called `shell`. */
const rules: Policy = {
  createScriptURL(url) {
    if (url !== WORKER) throw new TypeError(`${url} is no script of this site.`);
    return url;
  },
};

/** Not all browsers know trusted types; those that do take nothing else here. */
function trusted(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  return trustedTypes ? trustedTypes.createPolicy('shell', rules).createScriptURL(WORKER) : WORKER;
}

/** Call once, after the page is drawn. A browser that cannot, or may not, does without. */
export function keepShell(): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(trusted()).catch(() => {});
}
