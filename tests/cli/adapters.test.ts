import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ADAPTER_NAMES, loadAdapter } from '../../cli/adapters.ts';
import { FEEDS } from '../../shared/model/feed.ts';

const adapters = new URL('../../adapters/', import.meta.url);

describe('the adapters of the command line', () => {
  it('are those that there are', () => {
    const folders = readdirSync(adapters).filter((name) => existsSync(new URL(`${name}/index.ts`, adapters)));
    // Feeds are no sources: nobody asks them about somebody.
    expect([...ADAPTER_NAMES, ...FEEDS].sort()).toEqual(folders.sort());
  });

  it.each(ADAPTER_NAMES)('%s is the one of that name', async (name) => {
    expect((await loadAdapter(name)).source).toBe(name);
  });
});
