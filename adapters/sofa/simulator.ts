/** A local server that plays SOFA: a small invented history up to now, in the recorded shape, with the faults that it has. */
import {
  type FeedSimulator,
  type FeedSimulatorOptions,
  startFeedServer,
} from '../../local/simulator/feed.ts';
import { documentOf } from './simulator/document.ts';

/** Starts it on the loopback address. */
export const startSimulator = (options: FeedSimulatorOptions = {}): Promise<FeedSimulator> =>
  startFeedServer(
    (now, fault) => ({
      'macos_data_feed.json': documentOf('macos', now, fault),
      'ios_data_feed.json': documentOf('ios', now, fault),
    }),
    options,
  );
