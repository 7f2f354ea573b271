import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { REGISTRY } from '../../../shared/practices/index.ts';

const ids = (folder: string, ending: string) =>
  readdirSync(new URL(folder, import.meta.url))
    .map((file) => file.replace(ending, ''))
    .sort();

describe('the registry', () => {
  const registered = REGISTRY.map(({ id }) => id).sort();

  it('lists every file once, by its name', () => {
    expect(registered).toEqual(ids('../../../shared/practices/practices', '.ts'));
  });

  it('has a table of rows for every practice', () => {
    expect(ids('practices', '.test.ts')).toEqual(registered);
  });
});
