/**
 * The service worker: keeps the files of the page itself, so that it opens without a connection and can say so.
 * No answer of the server about a person ever goes through it, so none can be stored by it.
 */
import { planFor } from './plan.ts';

/** Filled in by the build: the files of this very build, and a name that changes with them. */
declare const SHELL: { name: string; page: string; files: string[] };

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Worker {
  location: Location;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}

// The types of the page say that this is a window.
const worker = self as unknown as Worker;
const files = new Set(SHELL.files);

async function keep(): Promise<void> {
  const cache = await caches.open(SHELL.name);
  await cache.addAll([SHELL.page, ...SHELL.files]);
}

/** Runs when no tab shows an older build any more, so nothing takes away files that are still needed. */
async function takeOver(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== SHELL.name).map((name) => caches.delete(name)));
}

async function kept(path: string): Promise<Response | undefined> {
  return (await caches.open(SHELL.name)).match(path);
}

async function page(request: Request): Promise<Response> {
  try {
    // No navigation preload: a browser would ask twice for the addresses that are left alone, and a sign-in counts once.
    return await fetch(request);
  } catch {
    return (await kept(SHELL.page)) ?? Response.error();
  }
}

const file = async (request: Request): Promise<Response> =>
  (await kept(new URL(request.url).pathname)) ?? fetch(request);

worker.addEventListener('install', (event) => event.waitUntil(keep()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('fetch', (event) => {
  const plan = planFor(event.request, files, worker.location.origin);
  if (plan === 'page') event.respondWith(page(event.request));
  if (plan === 'file') event.respondWith(file(event.request));
});
