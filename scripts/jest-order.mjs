// Long tests first: then no processor is idle while the last one runs. Jest remembers how long each took; where tests
// have never run, as in continuous integration, it goes by the size of the file, and these are short files.
import TestSequencer from '@jest/test-sequencer';

const LONG = [
  'browser/stack',
  'integration/bench',
  'browser/matrix',
  'integration/kit/walk',
  'integration/fault-matrix',
  'integration/alarms',
  'integration/rights',
  'integration/origin-secret',
  'contract/landesk',
  'delivery/kill',
  'regular-expressions',
  'docs/commands',
  'cli/source',
  'middleware/matrix',
  'local/simulate',
];

const rank = ({ path, duration }) => {
  const index = duration === undefined ? LONG.findIndex((name) => path.includes(`/${name}.test.`)) : -1;
  return index < 0 ? LONG.length : index;
};

// biome-ignore lint/style/noDefaultExport: Jest wants it so.
export default class LongFirst extends TestSequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
}
