import { describe, expect, it } from '@jest/globals';
import { OTHER, SMALLEST_GROUP } from '../../../../shared/model/totals.ts';
import { toCsv } from '../../../../shared/services/totals/csv.ts';
import { publish, shownGroups } from '../../../../shared/services/totals/publish.ts';
import { type Cell, DEVICES, groupName, type Tally } from '../../../../shared/services/totals/tally.ts';

const AT = new Date('2026-05-01T02:12:00.000Z');
const cell = (people: number, rest: Partial<Cell> = {}): Cell => ({
  ...{ people, devices: people, ok: people, nudge: 0, warn: 0, unknown: 0, na: 0, stale: 0, replace: 0 },
  ...rest,
});

function tally(platforms: Record<string, number>, practice = 'encryption'): Tally {
  const entries = Object.entries(platforms).flatMap(([platform, people]) => [
    [groupName(DEVICES, 'platform', platform), cell(people)] as const,
    [groupName(practice, 'platform', platform), cell(people)] as const,
  ]);
  const all = Object.values(platforms).reduce((sum, people) => sum + people, 0);
  return {
    groups: {
      ...Object.fromEntries(entries),
      [groupName(DEVICES, 'all')]: cell(all),
      [groupName(practice, 'all')]: cell(all),
    },
    quality: { silent: 2 },
  };
}

const shown = (platforms: Record<string, number>) =>
  Object.fromEntries(
    shownGroups(tally(platforms), 'encryption', 'platform').map(({ group, cell }) => [group, cell.devices]),
  );
const NAMES = [{ practice: 'encryption', name: 'Disk encryption' }];
const published = (platforms: Record<string, number>, names = NAMES) =>
  publish(tally(platforms), names, '2026-05-01', AT, []);

describe('small groups', () => {
  it.each<[string, Record<string, number>, Record<string, number>]>([
    ['are shown from ten people on', { Mac: 30, Linux: SMALLEST_GROUP }, { Mac: 30, Linux: SMALLEST_GROUP }],
    ['take the next larger one along', { Mac: 30, Windows: 20, Linux: 9 }, { Mac: 30, [OTHER]: 29 }],
    ['are counted together', { Mac: 30, Windows: 20, Linux: 3, iOS: 2 }, { Mac: 30, [OTHER]: 25 }],
    ['leave nothing when there is nothing else', { Mac: 9, Linux: 3 }, {}],
    ['leave one number when one other is there', { Mac: 30, Linux: 1 }, { [OTHER]: 31 }],
  ])('%s', (_, platforms, wanted) => expect(shown(platforms)).toEqual(wanted));

  it('never leave over what the shown groups and the whole would tell', () => {
    for (const small of [1, 5, 9]) {
      const { practices } = published({ Mac: 40, Windows: 25, Linux: small });
      const [practice] = practices;
      const sum = practice?.by_platform.reduce((total, { counts }) => total + counts.ok, 0);
      expect(sum).toBe(practice?.all.ok);
      expect(practice?.by_platform.every(({ counts }) => counts.ok >= SMALLEST_GROUP)).toBe(true);
    }
  });

  it('of a whole company show nothing at all', () => {
    expect(published({ Mac: 6, Linux: 3 })).toMatchObject({
      ...{ people: 0, devices: 0, by_platform: [], practices: [], quality: [] },
    });
  });

  it('hide a practice that concerns too few people', () => {
    const few = tally({ Mac: 40 });
    few.groups[groupName('encryption', 'all')] = cell(3, { na: 37 });
    expect(publish(few, NAMES, '2026-05-01', AT, []).practices).toEqual([]);
  });
});

describe('the table', () => {
  it('has one number a line', () => {
    const lines = toCsv(published({ Mac: 40 })).split('\r\n');
    expect(lines[0]).toBe('date,what,name,by,group,status,devices');
    expect(lines).toContain('2026-05-01,devices,,platform,Mac,,40');
    expect(lines).toContain('2026-05-01,encryption,Disk encryption,platform,Mac,ok,40');
    expect(lines).toContain('2026-05-01,encryption,Disk encryption,all,,replace,0');
    expect(lines).toContain('2026-05-01,data,silent,all,,,2');
    expect(lines.at(-1)).toBe('');
  });

  it('before the first count has its head only', () => {
    expect(toCsv(null)).toBe('date,what,name,by,group,status,devices\r\n');
  });

  it.each([
    ['=cmd|"/c calc"!A1', `"'=cmd|""/c calc""!A1"`],
    ['+1', "'+1"],
    ['-1+2', "'-1+2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['a,"b"\nc', '"a,""b""\nc"'],
    ['Disk; more', '"Disk; more"'],
  ])('never runs a name as a formula: %j', (name, field) => {
    const csv = toCsv(published({ Mac: 40 }, [{ practice: 'encryption', name }]));
    expect(csv).toContain(`2026-05-01,encryption,${field},all,,ok,40\r\n`);
  });
});
