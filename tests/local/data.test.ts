import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InUseError, openData } from '../../local/data.ts';

const ASKED = { people: 50, fresh: false, origin: 'http://localhost:8080' };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stethoscope-data-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** A folder in which an earlier stack stored something. */
async function used(): Promise<string> {
  const data = await openData(folder, ASKED);
  await writeFile(data.secrets, 'kept');
  await data.release();
  return data.secrets;
}

describe('the data folder', () => {
  it('keeps what is in it from one start to the next', async () => {
    const file = await used();
    await openData(folder, ASKED);
    expect(await readFile(file, 'utf8')).toBe('kept');
  });

  it('is emptied on wish', async () => {
    const file = await used();
    await openData(folder, { ...ASKED, fresh: true });
    expect(existsSync(file)).toBe(false);
  });

  it('is emptied when its data is of another company', async () => {
    const file = await used();
    await openData(folder, { ...ASKED, people: 51 });
    expect(existsSync(file)).toBe(false);
  });

  it('serves one running stack only, and says which', async () => {
    await openData(folder, ASKED);
    const second = openData(folder, ASKED);
    await expect(second).rejects.toThrow(InUseError);
    await expect(second).rejects.toThrow(`http://localhost:8080 (process ${process.pid})`);
  });

  it('is free again after a stack that was killed', async () => {
    const noProcess = 2 ** 22 + 1;
    const stamp = { people: 50, running: { pid: noProcess, origin: 'http://localhost:1' } };
    await writeFile(join(folder, 'stack.json'), JSON.stringify(stamp));
    await expect(openData(folder, ASKED)).resolves.toBeDefined();
  });
});
