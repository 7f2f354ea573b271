/** The contract of feeds, over all of them. */
import { expect, it } from '@jest/globals';
import { endoflife, PRODUCTS } from '../../adapters/endoflife/index.ts';
import { startSimulator as startEndoflife } from '../../adapters/endoflife/simulator.ts';
import { kev } from '../../adapters/kev/index.ts';
import { startSimulator as startKev } from '../../adapters/kev/simulator.ts';
import { msrc } from '../../adapters/msrc/index.ts';
import { startSimulator as startMsrc } from '../../adapters/msrc/simulator.ts';
import { sofa } from '../../adapters/sofa/index.ts';
import { startSimulator as startSofa } from '../../adapters/sofa/simulator.ts';
import { FEEDS } from '../../shared/model/feed.ts';
import {
  APPLE_RULES,
  ENDS_RULES,
  EXPLOITED_RULES,
  WINDOWS_RULES,
} from '../../shared/releases/knowledge/index.ts';
import { describeFeed } from './feeds/describe-feed.ts';

it('is tried with every feed that there is', () => {
  expect([sofa, endoflife, msrc, kev].map(({ feed }) => feed)).toEqual(FEEDS);
});

describeFeed({
  adapter: sofa,
  rules: APPLE_RULES,
  startSimulator: startSofa,
  documents: ['macos', 'ios'],
  faults: {
    sorted_as_text: 'harmless',
    nothing: 'refused',
    went_back: 'refused',
    new_major: 'harmless',
    half_file: 'refused',
    old_copy: 'refused',
  },
});

describeFeed({
  adapter: endoflife,
  rules: ENDS_RULES,
  startSimulator: startEndoflife,
  documents: PRODUCTS,
  faults: { nothing: 'refused', half_file: 'refused', old_copy: 'refused' },
});

describeFeed({
  adapter: msrc,
  rules: WINDOWS_RULES,
  startSimulator: startMsrc,
  documents: ['index', '2026-11', '2026-10', '2026-09'],
  faults: { month_missing: 'harmless', nothing: 'refused', half_file: 'refused', old_copy: 'refused' },
});

describeFeed({
  adapter: kev,
  rules: EXPLOITED_RULES,
  startSimulator: startKev,
  documents: ['catalogue'],
  faults: { nothing: 'refused', half_file: 'refused', old_copy: 'refused' },
});
