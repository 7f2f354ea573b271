// Short tests first: the first one that notices a change ends its run.
import TestSequencer from '@jest/test-sequencer';

const milliseconds = ({ duration = Number.POSITIVE_INFINITY }) => duration;

// biome-ignore lint/style/noDefaultExport: Jest wants it so.
export default class ShortFirst extends TestSequencer {
  sort(tests) {
    return [...tests].sort((one, other) => milliseconds(one) - milliseconds(other));
  }
}
