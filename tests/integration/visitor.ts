/** A browser without a screen: keeps cookies, follows redirects, sends forms. */

interface Cookie {
  host: string;
  path: string;
  name: string;
  value: string;
}

export interface Visit {
  url: URL;
  status: number;
  headers: Headers;
  text: string;
  json(): unknown;
}

export interface VisitOptions {
  method?: 'GET' | 'POST';
  /** Sent as JSON by the site's own page. */
  json?: unknown;
  /** Sent as a form. */
  form?: Record<string, string>;
  headers?: Record<string, string>;
  /** Default: yes. */
  follow?: boolean;
}

export class Visitor {
  #cookies: Cookie[] = [];

  /** Goes there; answers what is there in the end. */
  async visit(address: string | URL, options: VisitOptions = {}): Promise<Visit> {
    const url = new URL(address);
    const answer = await fetch(url, {
      method: options.method ?? 'GET',
      redirect: 'manual',
      headers: { ...this.#cookieHeader(url), ...bodyHeaders(url, options), ...options.headers },
      body: bodyOf(options),
    });
    for (const line of answer.headers.getSetCookie()) this.#keep(url, line);
    const location = answer.headers.get('location');
    if (location && options.follow !== false) return this.visit(new URL(location, url));
    const text = await answer.text();
    return {
      url,
      status: answer.status,
      headers: answer.headers,
      text,
      json: () => JSON.parse(text) as unknown,
    };
  }

  /** Signs in through the provider's page. @returns where that ended */
  async signIn(origin: string, email: string): Promise<Visit> {
    const picker = await this.visit(`${origin}/auth/signin?return=/`);
    return this.visit(picker.url, { method: 'POST', form: { email } });
  }

  /** The header `Cookie` that goes with a request there. */
  cookiesFor(address: string): string {
    return this.#cookieHeader(new URL(address)).cookie ?? '';
  }

  #cookieHeader({ hostname, pathname }: URL): { cookie?: string } {
    const fitting = this.#cookies.filter(
      ({ host, path }) =>
        host === hostname && (pathname === path || pathname.startsWith(path.replace(/\/?$/, '/'))),
    );
    return fitting.length > 0
      ? { cookie: fitting.map(({ name, value }) => `${name}=${value}`).join('; ') }
      : {};
  }

  #keep({ hostname: host }: URL, line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const attribute = (name: string) =>
      attributes.find((text) => text.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
    const [name = '', ...value] = pair.split('=');
    const path = attribute('path') ?? '/';
    this.#cookies = this.#cookies.filter(
      (cookie) => cookie.host !== host || cookie.path !== path || cookie.name !== name,
    );
    const over = attribute('max-age') === '0' || Date.parse(attribute('expires') ?? '') < Date.now();
    if (!over) this.#cookies.push({ host, path, name, value: value.join('=') });
  }
}

function bodyOf({ json, form }: VisitOptions): string | URLSearchParams | null {
  if (form) return new URLSearchParams(form);
  return json === undefined ? null : JSON.stringify(json);
}

/** What a browser adds to what the page at that origin sends. */
function bodyHeaders({ origin }: URL, { json }: VisitOptions): Record<string, string> {
  if (json === undefined) return {};
  return { 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin' };
}
