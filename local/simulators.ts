/** One simulator per enabled source, found by the source's name. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Company } from './company/index.ts';
import type { Faults, Simulator, SimulatorOptions } from './simulator/types.ts';

const ROOT = join(import.meta.dirname, '..');

interface SimulatorModule {
  startSimulator(options: SimulatorOptions): Promise<Simulator>;
}

/** Names of the sources that stethoscope.yml (or the file in `STETHOSCOPE_CONFIG`) enables. */
export async function enabledSources(): Promise<string[]> {
  const file = process.env.STETHOSCOPE_CONFIG || join(ROOT, 'stethoscope.yml');
  const { sources } = parse(await readFile(file, 'utf8')) as { sources?: Record<string, unknown> };
  return Object.keys(sources ?? {});
}

/**
 * @param source a source's name
 * @param company whose devices it knows
 * @param faults how it fails from the start
 */
export async function startSimulator(source: string, company: Company, faults: Faults): Promise<Simulator> {
  const module = (await import(`../adapters/${source}/simulator.ts`)) as SimulatorModule;
  return module.startSimulator({ company, faults });
}
