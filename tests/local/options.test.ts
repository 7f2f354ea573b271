import { describe, expect, it, jest } from '@jest/globals';
import { readOptions } from '../../local/options.ts';
import { PEOPLE } from '../../local/stack.ts';

const SOURCES = ['jamf', 'landesk'];

/** Runs the real reading; commander ends the process on a mistake, which is caught here. */
function mistakeOf(args: string[]): string {
  let said = '';
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
  const exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
  try {
    expect(() => readOptions(args, SOURCES)).toThrow('exit 1');
  } finally {
    write.mockRestore();
    exit.mockRestore();
  }
  return said;
}

describe('the arguments of npm start', () => {
  it('have defaults that work', () => {
    expect(readOptions([], SOURCES)).toEqual({
      people: PEOPLE,
      port: undefined,
      fresh: false,
      faults: { jamf: {}, landesk: {} },
    });
  });

  it('delay every vendor and let the named ones fail', () => {
    const { faults } = readOptions(
      ['--delay', '200', '--fail', 'jamf=500', '--fail', 'landesk=hang'],
      SOURCES,
    );
    expect(faults).toEqual({ jamf: { delay: 200, fail: '500' }, landesk: { delay: 200, fail: 'hang' } });
  });

  it('let a list of releases fail in its own ways too', () => {
    const { faults } = readOptions(['--fail', 'sofa=went_back'], SOURCES, ['sofa']);
    expect(faults).toEqual({ jamf: {}, landesk: {}, sofa: { fail: 'went_back' } });
  });

  it.each([
    ['an unknown flag', ['--bogus'], "unknown option '--bogus'"],
    ['a word too many', ['now'], 'too many arguments'],
    ['an unknown source', ['--fail', 'jmf=500'], 'Sources: jamf, landesk.'],
    ['a fault that only lists of releases have', ['--fail', 'jamf=went_back'], 'for example jamf=500'],
    ['an unknown fault', ['--fail', 'jamf=boom'], 'for example jamf=500'],
    ['a fault without a name', ['--fail', 'jamf'], 'for example jamf=500'],
    ['no people', ['--people', '0'], 'a whole number from 1 to'],
    ['half a person', ['--people', '1.5'], 'a whole number from 1 to'],
    ['a port that cannot be', ['--port', '65536'], 'a whole number from 1 to 65535'],
    ['a delay in words', ['--delay', 'long'], 'a whole number from 0 to'],
  ])('say what is wrong with %s', (_what, args, message) => {
    const said = mistakeOf(args);
    expect(said).toContain(message);
    expect(said).toContain('--help');
  });
});
