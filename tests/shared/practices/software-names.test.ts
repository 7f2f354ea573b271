import { describe, expect, it } from '@jest/globals';
import { keepSoftware, parsePractices, softwareNames } from '../../../shared/practices/index.ts';

const inventory = {
  installed: [{ name: 'VMware CBCloud.app', version: '3.8' }, { name: 'Slack.app' }, { name: 'Osquery.app' }],
  services: [{ name: 'com.sentinelone.sentineld' }, { name: 'com.apple.alf' }],
  at: '2026-11-22T09:00:00Z',
};

describe('what is kept of software', () => {
  it('is only what a practice looks for', () => {
    expect(keepSoftware(inventory, softwareNames({}))).toEqual({
      installed: [{ name: 'VMware CBCloud.app', version: '3.8' }],
      services: [{ name: 'com.sentinelone.sentineld' }],
      at: '2026-11-22T09:00:00Z',
      looked_for: softwareNames({}).looks,
    });
  });

  it('follows what the organization switches off and adds', () => {
    const { practices } = parsePractices({
      carbonblack: { off: true },
      osquery: { software: { names: { Mac: ['osquery'] } } },
    });
    expect(keepSoftware(inventory, softwareNames(practices)).installed).toEqual([{ name: 'Osquery.app' }]);
  });

  it('still tells an empty list from one that was never taken', () => {
    expect(keepSoftware({ installed: [{ name: 'Slack' }] }, softwareNames({}))).toMatchObject({
      installed: [],
    });
    expect(keepSoftware({ services: [] }, softwareNames({}))).toMatchObject({ services: [] });
    expect(keepSoftware({ services: [] }, softwareNames({}))).not.toHaveProperty('installed');
  });

  it.each([
    ['a.b', 'axb', false],
    ['Foo*', 'foo bar', true],
    ['*foo*', 'a Foo b', true],
    ['Foo', 'Foo.app', true],
    ['Foo.app', 'foo', true],
    ['Foo', 'Foobar', false],
    ['C++ (x)', 'c++ (X)', true],
  ])('the name %j matches %j: %j', (name, seen, matches) => {
    const { practices } = parsePractices({ foo: { software: { names: { Mac: [name] } } } });
    expect(softwareNames(practices).installed(seen)).toBe(matches);
  });
});
