// Runs a file of tests as jest-circus does (Stryker asks for it by this name), but none in vain. Stryker names the tests
// that reach a change; Jest would load every file of the room to find them, and go on after one has noticed.
import { createEmptyTestResult } from '@jest/test-result';
import circus from 'jest-circus/runner';

/** Names of the tests in each file, as its first run in this process told them. */
const namesIn = new Map();
/** Runs in which a test has noticed. */
const noticed = new WeakSet();

/** Jest wants a test in each file. */
const NOT_RUN = {
  ancestorTitles: [],
  failureMessages: [],
  fullName: 'not run',
  status: 'pending',
  title: '',
};

/** Skips what comes after a test that has failed. */
function stopEarly(environment) {
  const handle = environment.handleTestEvent?.bind(environment);
  let hasFailed = false;
  environment.handleTestEvent = async (event, state) => {
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure') hasFailed = true;
    if (event.name === 'test_start' && hasFailed) event.test.mode = 'skip';
    await handle?.(event, state);
  };
}

// biome-ignore lint/style/noDefaultExport: Jest wants it so.
export default async function runFile(run, project, environment, runtime, path, ...rest) {
  const wanted = run.testNamePattern && new RegExp(run.testNamePattern, 'i');
  const isWanted = !wanted || (namesIn.get(path)?.some((name) => wanted.test(name)) ?? true);
  if (!isWanted || noticed.has(run)) {
    return { ...createEmptyTestResult(), testFilePath: path, testResults: [NOT_RUN], skipped: true };
  }
  if (wanted) stopEarly(environment);
  const result = await circus.default(run, project, environment, runtime, path, ...rest);
  namesIn.set(
    path,
    result.testResults.map(({ fullName }) => fullName),
  );
  // The run that learns which test reaches what names no tests, and needs them all.
  if (wanted && (result.numFailingTests > 0 || result.testExecError)) noticed.add(run);
  return result;
}
