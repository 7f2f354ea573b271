import { describe, expect, it } from '@jest/globals';
import { missingSourceLines } from '../../cli/source-lines.ts';

const functions = (...sources: string[]) =>
  ['functions:', ...sources.map((source) => `  - \${file(adapters/${source}/function.yml)}`)].join('\n');

describe('the two lines of a source', () => {
  it('is named when it is missing in serverless.yml', () => {
    expect(missingSourceLines('sources: { jamf: {}, google: {} }', 'org.yml', functions('jamf'))).toEqual([
      'serverless.yml: functions: the line of source google is missing. ' +
        // biome-ignore lint/suspicious/noTemplateCurlyInString: Serverless's own variable.
        'Add "- ${file(adapters/google/function.yml)}", or remove google from org.yml.',
    ]);
  });

  it('is named when it is missing in the organization’s file', () => {
    expect(missingSourceLines('sources: { jamf: {} }', 'org.yml', functions('jamf', 'google'))).toEqual([
      'org.yml: sources: the line of source google is missing, so its records are not shown. ' +
        'Add "google:", or remove its line from serverless.yml.',
    ]);
  });

  it('is one alone for a feed', () => {
    expect(missingSourceLines('sources: { jamf: {} }', 'org.yml', functions('sofa', 'jamf'))).toEqual([]);
  });

  it('does not count when it is commented out', () => {
    const off = functions('jamf').replace('  - ', '  # - ');
    expect(missingSourceLines('sources: {}', 'org.yml', off)).toEqual([]);
  });
});
