/** A vendor's simulator, found by the source's name: adding a source changes nothing here. */
import type { Company } from './company/index.ts';
import type { Faults, Simulator, SimulatorOptions } from './simulator/types.ts';

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
