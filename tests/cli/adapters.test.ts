import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ADAPTER_NAMES, loadAdapter } from '../../cli/adapters.ts';

const adapters = new URL('../../adapters/', import.meta.url);

describe('the adapters of the command line', () => {
  it('are those that there are', () => {
    const folders = readdirSync(adapters).filter((name) => existsSync(new URL(`${name}/index.ts`, adapters)));
    expect([...ADAPTER_NAMES].sort()).toEqual(folders.sort());
  });

  it.each(ADAPTER_NAMES)('%s is the one of that name', async (name) => {
    expect((await loadAdapter(name)).source).toBe(name);
  });
});
