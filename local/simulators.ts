/** A vendor's simulator, found by the source's name: adding a source changes nothing here. And that of a feed, by its. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FEEDS, type Feed } from '../shared/model/feed.ts';
import type { Company } from './company/index.ts';
import type { FeedSimulator, FeedSimulatorOptions } from './simulator/feed.ts';
import type { Faults, Simulator, SimulatorOptions } from './simulator/types.ts';

const ADAPTERS = join(import.meta.dirname, '../adapters');

/** The feeds that can be played. */
export const PLAYED_FEEDS = FEEDS.filter((feed) => existsSync(join(ADAPTERS, feed, 'simulator.ts')));

interface SimulatorModule {
  startSimulator(options: SimulatorOptions): Promise<Simulator>;
}

/**
 * @param source a source's name
 * @param company whose devices it knows
 * @param faults how it fails from the start
 * @param port where it listens. Default: any that is free
 */
export async function startSimulator(
  source: string,
  company: Company,
  faults: Faults,
  port = 0,
): Promise<Simulator> {
  const module = (await import(`../adapters/${source}/simulator.ts`)) as SimulatorModule;
  return module.startSimulator({ company, faults, port });
}

interface FeedSimulatorModule {
  startSimulator(options: FeedSimulatorOptions): Promise<FeedSimulator>;
}

/** Plays a feed. Its history is invented and ends now. */
export async function startFeedSimulator(
  feed: Feed,
  options: FeedSimulatorOptions = {},
): Promise<FeedSimulator> {
  const module = (await import(`../adapters/${feed}/simulator.ts`)) as FeedSimulatorModule;
  return module.startSimulator(options);
}
