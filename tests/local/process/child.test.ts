import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Child, startChild } from '../../../local/process/child.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stethoscope-child-'));
  await writeFile(join(folder, 'waits.mjs'), "setInterval(() => {}, 1000); process.send('up');");
  await writeFile(
    join(folder, 'stubborn.mjs'),
    "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); process.send('up');",
  );
  await writeFile(join(folder, 'fails.mjs'), "console.error('no such table'); process.exit(3);");
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const start = (name: string, patience = 20_000) =>
  startChild({ name, script: join(folder, `${name}.mjs`), cwd: folder, env: process.env, patience });
const isAlive = ({ pid }: Pick<Child, 'pid'>) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a process of the stack', () => {
  it('is gone once it is stopped, also when stopped twice', async () => {
    const child = start('waits');
    await once(child.process, 'message');
    await Promise.all([child.stop(), child.stop()]);
    await child.stop();
    expect(isAlive(child)).toBe(false);
  });

  it('says why it ended, when nobody asked it to', async () => {
    const child = start('fails');
    await expect(child.failed).rejects.toThrow(/^fails ended with 3\.\nno such table/);
  });

  it('is killed when it does not end by itself', async () => {
    const child = start('stubborn', 100);
    await once(child.process, 'message');
    await child.stop();
    expect(isAlive(child)).toBe(false);
    expect(child.process.signalCode).toBe('SIGKILL');
  });

  it('ends with its starter, however that ended', async () => {
    const starter = join(folder, 'starter.ts');
    const module = join(import.meta.dirname, '../../../local/process/child.ts');
    await writeFile(
      starter,
      `import { startChild } from ${JSON.stringify(module)};
       const child = startChild({ name: 'waits', script: ${JSON.stringify(join(folder, 'waits.mjs'))}, cwd: '.', env: process.env });
       child.process.on('message', () => process.send(child.pid));`,
    );
    const parent = fork(starter, { execArgv: [] });
    const [pid] = (await once(parent, 'message')) as [number];
    expect(isAlive({ pid })).toBe(true);
    parent.kill('SIGKILL');
    while (isAlive({ pid })) await sleep(20);
  }, 30_000);
});
