import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '../../../shared/model/languages.ts';
import type { Platform } from '../../../shared/model/record.ts';
import { wordProblems } from '../../shared/practices/word-list.ts';
import { type AdapterUnderTest, type Item, type SetStage, STORY, walk } from './subject.ts';

/** What is told of devices, by platform, in the order of the alphabet. */
function toldBy(items: readonly Item[]): Record<string, string[]> {
  const told: Record<string, Set<string>> = {};
  for (const item of items) {
    if (!('facts' in item) || item.platform === undefined) continue;
    told[item.platform] ??= new Set();
    const names = [
      ...Object.keys(item.facts),
      ...(item.os_version === undefined ? [] : ['os_version']),
      ...(item.software === undefined ? [] : ['software']),
      ...(item.labels === undefined ? [] : ['labels']),
    ];
    for (const name of names) told[item.platform]?.add(name);
  }
  return Object.fromEntries(Object.entries(told).map(([platform, names]) => [platform, [...names].sort()]));
}

/** What an adapter declares to tell is what it tells: what it never tells is no question to the person. */
export function describeTelling<Config>(subject: AdapterUnderTest<Config>, stage: SetStage): void {
  const { adapter } = subject;
  if (adapter.role !== 'devices') return;
  const { declaration } = adapter;
  const { tells, report_now } = declaration ?? {};

  describe('what it tells', () => {
    it('is declared in its declaration.ts, or nowhere', () => {
      const file = `${import.meta.dirname}/../../../adapters/${adapter.source}/declaration.ts`;
      expect(existsSync(file)).toBe(declaration !== undefined);
    });
    if (!tells) return;

    it.each(Object.keys(tells) as Platform[])(
      'comes with how to make %s report now, in every language',
      (platform) => {
        const words = report_now?.[platform];
        expect(Object.keys(words ?? {}).sort()).toEqual([...LANGUAGES].sort());
        for (const [language, text] of Object.entries(words ?? {}))
          expect(wordProblems({ text }, language)).toEqual([]);
      },
    );

    it('is what it declares, for each platform', async () => {
      const { connect, find } = await stage();
      const connection = connect();
      const items = connection.all ? (await walk(connection)).items : (await find(connection, STORY)).records;
      const told = toldBy(items);
      for (const [platform, names] of Object.entries(tells)) {
        const rare = subject.rare?.[platform as Platform] ?? [];
        expect([platform, names.filter((name) => !rare.includes(name)).sort()]).toEqual([
          platform,
          told[platform] ?? [],
        ]);
      }
      for (const platform of Object.keys(told)) expect(Object.keys(tells)).toContain(platform);
    });
  });
}
