/** `npm run cases`: the table of real cases, what came and what is right. Ends with 1 when one is not. */
import { cameOf, wrongWith } from './case.ts';
import { CASES } from './index.ts';

const write = (line: string) => process.stdout.write(`${line}\n`);
const results = CASES.map((one) => ({ one, came: cameOf(one), wrong: wrongWith(one) }));
for (const { one, came, wrong } of results) {
  write(`${wrong.length === 0 ? 'right' : 'WRONG'}  ${one.name}`);
  write(`       came: ${came}`);
  write(`       from: ${one.source}`);
  for (const line of wrong) write(`       ${line}`);
}
const failed = results.filter(({ wrong }) => wrong.length > 0).length;
write(`${results.length - failed} of ${results.length} cases are right.`);
if (failed > 0) process.exitCode = 1;
