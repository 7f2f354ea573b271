/** Which addresses a vendor may be called at: credentials travel there. */

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether what is sent there is sent by TLS, or stays on this machine. */
export function isPrivate({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

/** Whether an address names a place and nothing else: no user, password or fragment. */
export function isPlain({ username, password, href }: URL): boolean {
  return username === '' && password === '' && !href.includes('#');
}

/** A path below a vendor's address, which may have a path of its own, with or without a slash at its end. */
export function under(base: string, path: string): URL {
  return new URL(path, base.endsWith('/') ? base : `${base}/`);
}
