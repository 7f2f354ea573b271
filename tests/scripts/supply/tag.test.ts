import { expect, it } from '@jest/globals';
import { tagVerdict } from '../../../scripts/supply/tag.ts';

const changelog = (unreleased: string, newest = '1.2.0 (2026-12-01)') =>
  `# Changelog\n\n## Unreleased\n${unreleased}\n## ${newest}\n\n### Added\n\n- A.\n\n## 1.1.0 (2026-11-01)\n`;

it.each<[string, string, string, RegExp | undefined]>([
  ['v1.2.0', '1.2.0', changelog(''), undefined],
  ['v1.2.0', '1.2.0', changelog('').replace('## Unreleased\n\n', ''), undefined],
  ['1.2.0', '1.2.0', changelog(''), /^The tag is 1\.2\.0, and package\.json says version 1\.2\.0\.$/],
  ['v1.2.1', '1.2.0', changelog(''), /^The tag is v1\.2\.1/],
  ['v1.3.0', '1.3.0', changelog(''), /^The newest part of CHANGELOG\.md is not "## 1\.3\.0/],
  ['v1.2.0', '1.2.0', changelog('', '1.2.0'), /^The newest part/],
  ['v1.2.0', '1.2.0', changelog('\n### Fixed\n\n- B.\n'), /entries under "Unreleased"/],
])(
  'a tag %s of version %s is released only with its part of the changelog',
  (tag, version, text, problem) => {
    const { lines, exitCode } = tagVerdict(tag, version, text);
    expect(exitCode).toBe(problem ? 1 : 0);
    if (problem) expect(lines).toEqual([expect.stringMatching(problem)]);
  },
);
