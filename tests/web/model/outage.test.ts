import { describe, expect, it } from '@jest/globals';
import { h } from 'preact';
import type { Report } from '../../../shared/model/report.ts';
import { checksOf } from '../../../web/model/checks.ts';
import { partialSources } from '../../../web/model/headline.ts';
import { Overview } from '../../../web/overview/overview.tsx';
import { drawn, textOf } from '../../support/page.tsx';
import { arrange, GOLDEN, golden } from '../../support/reports.ts';

const STATES = ['fresh', 'refreshing', 'pending', 'failed'] as const;

/** Every way in which two sources can be, on every report. */
const CHAOS = GOLDEN.flatMap((name) =>
  STATES.flatMap((one) =>
    STATES.map((other): [(typeof GOLDEN)[number], string, string] => [name, one, other]),
  ),
);

function withStates(report: Report, states: readonly string[]): Report {
  report.sources = report.sources.map((source, index) => {
    const state = (states[index] ?? 'fresh') as (typeof STATES)[number];
    return state === 'pending' ? { ...source, state, synced_at: null } : { ...source, state };
  });
  return arrange(report);
}

describe('whatever the sources do', () => {
  it.each(CHAOS)(
    '%s, with sources %s and %s: nothing turns red or green, and whoever is silent is named',
    (name, one, other) => {
      const before = golden(name);
      const report = withStates(golden(name), [one, other]);
      const groups = (of: Report) =>
        of.devices.flatMap((device) => checksOf(device).map(({ group }) => group));
      expect(groups(report)).toEqual(groups(before));
      const text = textOf(drawn(report, h(Overview, null)));
      const silent = partialSources(report);
      if (silent.length > 0) {
        expect(text).not.toContain('There is nothing to do.');
        for (const { label } of silent) expect(text).toContain(`${label}: `);
      }
      if (report.devices.length > 0) expect(report.headline).toBe(before.headline);
    },
  );
});
