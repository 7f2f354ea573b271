/** A local server that plays endoflife.date: some invented lines of each product, in its shape. */
import {
  type FeedSimulator,
  type FeedSimulatorOptions,
  startFeedServer,
} from '../../local/simulator/feed.ts';
import { productDocument } from './simulator/document.ts';
import { LINES } from './simulator/lines.ts';

/** Starts it on the loopback address. */
export const startSimulator = (options: FeedSimulatorOptions = {}): Promise<FeedSimulator> =>
  startFeedServer(
    (now, fault) =>
      Object.fromEntries(
        Object.keys(LINES).map((product) => [`products/${product}/`, productDocument(product, now, fault)]),
      ),
    options,
  );
