/** Whatever is fetched by those who build is named by its content: the same name never brings something else. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const found = (...patterns: string[]) =>
  patterns.flatMap((pattern) => globSync(pattern, { cwd: root, exclude: ['node_modules/**'] }));

describe('continuous integration', () => {
  const workflows = found('.github/workflows/*.{yml,yaml}', '.github/actions/**/*.{yml,yaml}');
  const lines = workflows.flatMap((file) =>
    read(file)
      .split('\n')
      .map((line) => ({ file, line })),
  );

  it('uses actions by their commit, and says which version that is', () => {
    const uses = lines.filter(({ line }) => /^\s*(-\s+)?uses:/.test(line) && !/uses:\s+\.\//.test(line));
    expect(uses.length).toBeGreaterThan(0);
    const pinned = /uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$/;
    expect(uses.filter(({ line }) => !pinned.test(line))).toEqual([]);
  });

  it('names one commit for one version', () => {
    const text = lines.map(({ line }) => line).join('\n');
    const pins = [...text.matchAll(/uses: (\S+)@(\S+) # (\S+)/g)].map(([, name, commit, version]) => ({
      version: `${name} ${version}`,
      commit,
    }));
    const commits = new Set(pins.map(({ commit }) => commit));
    expect(new Set(pins.map(({ version }) => version)).size).toBe(commits.size);
  });

  it('installs Python packages by their hashes only', () => {
    const installs = lines.filter(({ line }) => /\bpipx? (install|run|download)\b|\buvx?\b/.test(line));
    const files = installs.map(({ line }) => /--require-hashes --requirement (\S+)$/.exec(line)?.[1]);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const packages = read(file ?? 'a pip install without --require-hashes')
        .split(/\n(?! )/)
        .filter(Boolean);
      for (const one of packages)
        expect(one).toMatch(/^[\w.-]+==\S+ \\\n(\s+--hash=sha256:[0-9a-f]{64}( \\)?\n?)+$/);
    }
  });

  it('takes what the lock file names, and nothing newer', () => {
    const npm = lines.filter(({ line }) => /\bnpm (i|install|add|exec)\b|\bnpx\b/.test(line));
    expect(npm).toEqual([]);
  });
});

describe('the lock file', () => {
  it('has the checksum of every package, whatever platform it is for', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { integrity?: string; link?: boolean }>;
    };
    const entries = Object.entries(packages).filter(([path, { link }]) => path !== '' && !link);
    expect(entries.length).toBeGreaterThan(1000);
    const without = entries.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''));
    expect(without.map(([path]) => path)).toEqual([]);
  });
});
