/** A local server that plays Duo's Admin API about the sample company: it checks signatures and holds to Duo's limits. */
import { startServer } from '../../local/simulator/server.ts';
import type { Simulator, SimulatorOptions } from '../../local/simulator/types.ts';
import { createGate } from './simulator/gate.ts';
import { answerLog } from './simulator/log.ts';
import { fail } from './simulator/replies.ts';

const SETTINGS = {
  api_host: 'api-example.duosecurity.com',
  integration_key: 'DIEXAMPLEEXAMPLEEXAM',
  secret_key: 'duo-simulated-secret-key-for-tests-only',
};

/** Duo asks for so long between two calls, milliseconds. */
const PAUSE = 60_000;

/** Starts it on the loopback address. @param options `pause`: between two calls, milliseconds */
export async function startSimulator(options: SimulatorOptions & { pause?: number }): Promise<Simulator> {
  const { company, pause = PAUSE } = options;
  const began = Date.now();
  // The company's own time, going on.
  const now = () => new Date(company.now.getTime() + Date.now() - began);
  const gate = createGate({ ...SETTINGS, pause, now });
  const server = await startServer({
    ...options,
    answer: (call) => gate(call) ?? answerLog(call, company, now()),
    refuse: (status) => REFUSALS[status],
  });
  return { ...server, settings: { ...SETTINGS, base_url: server.origin } };
}

const REFUSALS = {
  401: fail(40103, 'Invalid signature in request credentials'),
  429: fail(42901, 'Too many requests'),
  500: { status: 500, body: { stat: 'FAIL', code: 50000, message: 'Internal error' } },
};
