/** The three vendors, in a process of their own. Arguments: number of people, what "now" is. */
import { makeCompany } from '../../local/company/index.ts';
import type { Faults, Simulator } from '../../local/simulator/types.ts';
import { startSimulator } from '../../local/simulators.ts';
import type { Platform } from '../../shared/model/record.ts';
import { answerQuestions } from '../parts/child.ts';
import { SOURCES } from '../parts/config.ts';

export type VendorsMessage =
  | { settings: true }
  | { calls: true }
  | { faults: Faults }
  | { devices: { source: string; platforms: Platform[] } };

const [people = '100', now = new Date().toISOString()] = process.argv.slice(2);
const company = makeCompany({ people: Number(people), now: new Date(now) });
const simulators = new Map<string, Simulator>();
for (const source of SOURCES) simulators.set(source, await startSimulator(source, company, {}));

const each = (of: (simulator: Simulator) => unknown) =>
  Object.fromEntries([...simulators].map(([source, simulator]) => [source, of(simulator)]));

answerQuestions<VendorsMessage>(async (question) => {
  if ('settings' in question) return each(({ settings }) => settings);
  if ('calls' in question) return each((simulator) => simulator.calls());
  if ('devices' in question)
    return company.numbers(question.devices.source, question.devices.platforms).length;
  for (const simulator of simulators.values()) simulator.faults.set(question.faults);
  return true;
});
