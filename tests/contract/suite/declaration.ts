import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SourceError } from '../../../shared/adapter-kit/errors.ts';
import { parseSettings, settingsOf } from '../../../shared/adapter-kit/settings.ts';
import type { AdapterUnderTest } from './subject.ts';

/** What an adapter says about itself, and whether its README says the same. */
export function describeDeclaration<Config>({ adapter }: AdapterUnderTest<Config>): void {
  const settings = settingsOf(adapter.config);
  const readme = () =>
    readFileSync(`${import.meta.dirname}/../../../adapters/${adapter.source}/README.md`, 'utf8');

  describe('declaration', () => {
    it('has a name that is its folder, and a label', () => {
      expect(readme()).toMatch(/^# \S/);
      expect(adapter.source).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(adapter.label).not.toBe('');
    });

    it('describes every setting and keeps at least one secret', () => {
      for (const { name, description } of settings) expect([name, description]).not.toEqual([name, '']);
      expect(settings.some(({ secret }) => secret)).toBe(true);
    });

    it('refuses settings that are missing, and names them', () => {
      const parse = () => parseSettings(adapter.source, adapter.config, {});
      expect(parse).toThrow(SourceError);
      for (const { name } of settings.filter(({ required }) => required)) expect(parse).toThrow(name);
    });

    it('refuses a setting that it does not know', () => {
      expect(() => parseSettings(adapter.source, adapter.config, { no_such_setting: 1 })).toThrow(
        'no_such_setting',
      );
    });

    it('documents every setting in its README', () => {
      const [, section = ''] = readme().split(/^## Settings$/m);
      for (const { name } of settings) expect(section).toContain(`\`${name}\``);
    });
  });
}
