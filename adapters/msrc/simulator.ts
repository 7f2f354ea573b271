/** A local server that plays MSRC: a list of months and the last three of them, invented, in the recorded shape. */
import {
  type FeedSimulator,
  type FeedSimulatorOptions,
  startFeedServer,
} from '../../local/simulator/feed.ts';
import type { FeedFault } from '../../local/simulator/types.ts';
import { type PlayedMonth, playedMonths } from './simulator/history.ts';
import { monthXml } from './simulator/xml.ts';

/** Starts it on the loopback address. */
export const startSimulator = (options: FeedSimulatorOptions = {}): Promise<FeedSimulator> =>
  startFeedServer((now, fault) => {
    const months = playedMonths(now, fault);
    return {
      updates: index(months, fault),
      ...Object.fromEntries(months.map((month) => [`cvrf/${month.id}`, monthXml(month, fault)])),
    };
  }, options);

/** In no order, and with months of other products that nobody asks for. */
function index(months: readonly PlayedMonth[], fault?: FeedFault): object {
  const entry = (
    ID: string,
    DocumentTitle: string,
    InitialReleaseDate: string,
    CurrentReleaseDate: string,
  ) => ({
    ...{ ID, Alias: ID, DocumentTitle, Severity: null, InitialReleaseDate, CurrentReleaseDate },
    CvrfUrl: `https://msrc.example.com/cvrf/v3.0/cvrf/${ID}`,
  });
  const listed = fault === 'month_missing' ? months.filter((_, place) => place !== 1) : months;
  return {
    '@odata.context': 'https://msrc.example.com/$metadata#Updates',
    value: [
      entry('1999-Sep', 'Mariner Release Notes', '1999-09-02T00:00:00Z', '2025-10-01T23:10:48Z'),
      ...listed
        .toReversed()
        .map(({ id, released, changed }) =>
          entry(id, `${id} Security Updates`, `${released}Z`, `${changed}Z`),
        ),
      entry('2017-May-B', 'May 2017 Security Updates', '2017-05-09T07:00:00Z', '2017-05-30T07:00:00Z'),
    ],
  };
}
