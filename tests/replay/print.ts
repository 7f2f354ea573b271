/** Prints what a replay of two years found. */
import { releasesIn } from '../../cli/feeds.ts';
import { replay } from './releases.ts';

const [folder = '../shared/recordings/feeds'] = process.argv.slice(2);
const { releases } = await releasesIn(folder, new Date());
if (!releases.sofa) throw new Error(`${folder} has no document of SOFA.`);
const to = releases.sofa.feed_time.slice(0, 10);
const from = `${Number(to.slice(0, 4)) - 2}${to.slice(4)}`;
const { wrong, ...counts } = replay(releases.sofa.summary, { from, to, step: 1, take: 1 });
process.stdout.write(`${JSON.stringify({ from, to, ...counts, wrong: wrong.length })}\n`);
for (const line of wrong.slice(0, 50)) process.stdout.write(`${line}\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;
