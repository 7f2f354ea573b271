/**
 * Systems that ended long ago, whether a feed still lists them or not, by endoflife.date and Microsoft's life cycle
 * pages: a version that is known as ended is never "cannot tell".
 */
import { editionOf } from './edition.ts';
import { endStanding } from './ends.ts';
import type { Outlook, Standing } from './standing.ts';
import type { SystemSeen } from './system.ts';
import { inLine, parseVersion, systemVersion } from './versions.ts';

type Days = Readonly<Record<string, string>>;

/** The last days of lines, by how their versions begin; of Linux by the beginning of the system's name. */
const LAST_DAYS: Readonly<Record<string, Days>> = {
  Mac: {
    ...{ '10.10': '2017-08-01', '10.9': '2016-12-01', '10.8': '2015-08-13', '10.7': '2012-10-04' },
    ...{ '10.6': '2011-07-25', '10.5': '2009-08-13', '10.4': '2007-11-14', '10.3': '2005-04-15' },
    ...{ '10.2': '2003-10-03', '10.1': '2002-06-06', '10.0': '2001-06-22' },
  },
  iOS: {
    ...{ '8': '2015-09-30', '7': '2014-10-20', '6': '2013-09-26', '5': '2012-11-01' },
    ...{ '4': '2011-10-12', '3': '2010-06-21', '2': '2009-06-17', '1': '2008-07-11' },
  },
  // 4.0 to 4.3 and before: by then at the latest, when Google said that it fixes their browser no more.
  Android: {
    '4.4': '2017-10-01',
    '4': '2015-01-12',
    '3': '2015-01-12',
    '2': '2015-01-12',
    '1': '2015-01-12',
  },
  Windows: {
    ...{ '10.0.9600': '2023-01-10', '10.0.9200': '2016-01-12', '10.0.7601': '2020-01-14' },
    ...{ '10.0.7600': '2013-04-09', '10.0.6002': '2017-04-11', '10.0.6001': '2011-07-12' },
    ...{ '10.0.6000': '2010-04-13', '10.0.3790': '2014-04-08', '10.0.2600': '2014-04-08' },
    ...{ '10.0.2195': '2010-07-13', '10.0.3000': '2006-07-11', '10.0.2222': '2006-07-11' },
    ...{ '10.0.1381': '2004-12-31' },
  },
  'Windows Server': {
    ...{ '10.0.9600': '2023-10-10', '10.0.9200': '2023-10-10', '10.0.7601': '2020-01-14' },
    ...{ '10.0.6003': '2020-01-14', '10.0.6002': '2020-01-14', '10.0.6001': '2011-07-12' },
    ...{ '10.0.3790': '2015-07-14' },
  },
  Ubuntu: { '12.04': '2017-04-28', '10.04': '2015-04-30', '8.04': '2013-05-09', '6.06': '2011-06-01' },
  Debian: { '7': '2018-05-31', '6': '2016-02-29', '5': '2012-02-06', '4': '2010-02-15', '3': '2008-03-31' },
  Fedora: {
    '31': '2020-11-24',
    '30': '2020-05-26',
    '29': '2019-11-26',
    '28': '2019-05-28',
    '27': '2018-11-30',
  },
};

function daysFor(seen: SystemSeen): Days {
  if (seen.platform === 'Windows' && editionOf(seen) === 'server') return LAST_DAYS['Windows Server'] ?? {};
  if (seen.platform !== 'Linux') return LAST_DAYS[seen.platform ?? ''] ?? {};
  const name = seen.os?.toLowerCase() ?? '';
  return Object.entries(LAST_DAYS).find(([system]) => name.startsWith(system.toLowerCase()))?.[1] ?? {};
}

/** @returns undefined for all that did not end long ago, as far as is known here */
export function longEnded(seen: SystemSeen, outlook: Outlook): Standing | undefined {
  const version = systemVersion(seen);
  if (!version) return undefined;
  const found = Object.entries(daysFor(seen))
    .filter(([from]) => inLine(version, parseVersion(from) ?? []))
    .sort(([one], [other]) => other.length - one.length)[0];
  if (!found) return undefined;
  const [name, ends] = found;
  return endStanding({ name, label: name, ends }, undefined, outlook);
}
