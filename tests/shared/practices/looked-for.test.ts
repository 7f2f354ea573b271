/** A practice that is added, or whose names are widened, finds nothing missing before its names were looked for. */
import { describe, expect, it } from '@jest/globals';
import type { Software } from '../../../shared/model/record.ts';
import { judge, keepSoftware, parsePractices, softwareNames } from '../../../shared/practices/index.ts';
import { lookFor } from '../../../shared/practices/looked-for.ts';
import type { PracticesConfig } from '../../../shared/practices/settings.ts';
import { deviceOf, NOW } from './device.ts';

const words = { name: 'Chat', why: 'Why.', consequence: 'Consequence.' };
const chat = (software: Record<string, unknown>): PracticesConfig =>
  parsePractices({ chat: { rating: 'critical', software, words: { en: words } } }).practices;

const before = parsePractices({}).practices;
const added = chat({ names: { Mac: ['Slack'] } });
const widened = chat({ names: { Mac: ['Slack', 'Slack Beta'] } });
const served = chat({ names: { Mac: ['Slack'] }, services: { Mac: ['com.slack'] } });
const versioned = chat({ names: { Mac: ['Slack', 'Slack Beta'] }, min_version: { Mac: '4.0' } });

/** What the Mac really has. */
const installed = (...names: string[]): Software => ({
  installed: names.map((name) => ({ name, version: '3.0' })),
});

/** Trimmed under one configuration, judged under another. */
function chatOn(software: Software, kept: PracticesConfig, judged: PracticesConfig) {
  const device = deviceOf({ platform: 'Mac', software: keepSoftware(software, softwareNames(kept)) });
  return judge(device, { now: NOW, language: 'en', practices: judged }).chat;
}

it('names stand for the same thing in every release: what is stored says so', () => {
  expect(lookFor({ names: { Mac: ['Slack'] } })).toBe('vjONzPCY');
  expect(lookFor({ names: { Mac: ['b', 'A', 'a'] } })).toBe(lookFor({ names: { Mac: ['A', 'B'] } }));
});

describe('a software practice', () => {
  it.each([
    ['was added', installed('Slack'), before, added],
    ['was added, and the software is not there', installed('Notes'), before, added],
    ['was given more names', installed('Slack Beta'), added, widened],
    ['was given services', { ...installed('Notes'), services: [{ name: 'com.slack' }] }, added, served],
    ['was given another name', installed('Teams'), added, chat({ names: { Mac: ['Teams'] } })],
  ])('finds nothing while its names were not looked for: it %s', (_what, software, kept, judged) => {
    expect(chatOn(software, kept, judged)).toMatchObject({
      status: 'unknown',
      code: 'no_fact',
      evidence: [],
    });
  });

  it.each([
    ['what is missing', installed('Notes'), 'warn'],
    ['what is there', installed('Slack Beta'), 'ok'],
  ])('finds %s as soon as they were', (_what, software, status) => {
    expect(chatOn(software, widened, widened)).toMatchObject({ status });
  });

  it('takes what was found under a name of before as there', () => {
    expect(chatOn(installed('Slack'), added, widened)).toMatchObject({ status: 'ok' });
  });

  it('does not take what was found under a name of before as too old: the new one may be there', () => {
    expect(chatOn(installed('Slack'), added, versioned)).toMatchObject({ status: 'unknown' });
    expect(chatOn(installed('Slack'), versioned, versioned)).toMatchObject({ status: 'warn' });
  });

  it('does not mind the order and the capitals of its names', () => {
    const turned = chat({ names: { Mac: ['slack beta', 'SLACK'] } });
    expect(chatOn(installed('Notes'), widened, turned)).toMatchObject({ status: 'warn' });
  });

  it('reads a list that was never trimmed as whole', () => {
    const device = deviceOf({ platform: 'Mac', software: installed('Notes') });
    expect(judge(device, { now: NOW, language: 'en', practices: added }).chat).toMatchObject({
      status: 'warn',
    });
  });
});

it('of a list that is trimmed again, only what was looked for both times was looked for', () => {
  const once = keepSoftware(installed('Slack'), softwareNames(before));
  const twice = keepSoftware(once, softwareNames(added));
  expect(twice.looked_for).toEqual(softwareNames(before).looks);
});
