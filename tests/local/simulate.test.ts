import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { sofa } from '../../adapters/sofa/index.ts';
import { run } from '../cli/run.ts';

const ROOT = join(import.meta.dirname, '../..');
let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill('SIGKILL');
});

function simulate(...words: string[]): ChildProcess {
  child = spawn(process.execPath, ['--import', './scripts/yaml/node.mjs', 'local/simulate.ts', ...words], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return child;
}

/** What it printed until the pattern appears, or until it ended. */
async function printed(started: ChildProcess, until?: RegExp): Promise<string> {
  let text = '';
  return new Promise((resolve) => {
    const hear = (piece: Buffer) => {
      text += String(piece);
      if (until?.test(text)) resolve(text);
    };
    started.stdout?.on('data', hear);
    started.stderr?.on('data', hear);
    started.on('close', () => resolve(text));
  });
}

describe('npm run simulate', () => {
  // One that speaks HTTP, and one that is a database.
  it.each(['bitfit', 'landesk'])('plays %s for the command line, and leaves nothing', async (source) => {
    const vendor = simulate(source, '--people', '30');
    const text = await printed(vendor, /Ctrl-C/);
    const [, file = ''] = /--secret (\S+)/.exec(text) ?? [];
    expect(statSync(join(ROOT, file)).mode & 0o077).toBe(0);
    const checked = await run(['source', source, 'check', '--secret', file]);
    expect(checked).toMatchObject({ code: 0, stderr: '' });
    const found = await run(['source', source, 'email', 'user@example.com', '--secret', file]);
    expect([found.code, found.stdout]).toEqual([0, expect.stringContaining('user@example.com')]);

    vendor.kill('SIGINT');
    expect(await once(vendor, 'close')).toEqual([0, null]);
    expect(existsSync(join(ROOT, file))).toBe(false);
    expect(await run(['source', source, 'check', '--secret', file])).toMatchObject({ code: 1 });
  });

  it('fails as it is told', async () => {
    const text = await printed(simulate('bitfit', '--fail', '401'), /Ctrl-C/);
    const [, file = ''] = /--secret (\S+)/.exec(text) ?? [];
    const { code, stderr } = await run(['source', 'bitfit', 'check', '--secret', file]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/refused|credentials/i)]);
  });

  it('plays a feed, and says what its address is', async () => {
    const text = await printed(simulate('sofa', '--fail', 'went_back'), /Ctrl-C/);
    const [, url = ''] = /sofa: \{ url: (\S+) \}/.exec(text) ?? [];
    const said = sofa.understand(await (await fetch(`${url}macos_data_feed.json`)).text());
    expect(said).toMatchObject({ document: 'macos' });
  });

  it.each([
    [[], /missing required argument 'name'/],
    [['nosuch'], /Allowed choices are (?=.*\bjamf\b)(?=.*\bsofa\b)/],
    [['jamf', '--port', 'x'], /whole number/],
    [['jamf', '--fail', 'x'], /hang, cut, 429/],
    [['jamf', '--fail', 'went_back'], /a fault of feeds alone/],
  ])('refuses %j', async (words, message) => {
    const started = simulate(...words);
    const text = await printed(started);
    expect([started.exitCode, text]).toEqual([1, expect.stringMatching(message)]);
  });

  it('explains itself', async () => {
    const started = simulate('--help');
    const text = await printed(started);
    expect([started.exitCode, text]).toEqual([0, expect.stringMatching(/<name>.*--port.*--fail/s)]);
  });
});
