/** What every feed must do, tried against its own simulator over real sockets. */
import { describe, expect, it } from '@jest/globals';
import type { FeedSimulator, FeedSimulatorOptions } from '../../../local/simulator/feed.ts';
import type { Fault, FeedFault } from '../../../local/simulator/types.ts';
import type { DocumentAnswer, FeedAdapter, Validators } from '../../../shared/adapter-kit/feed.ts';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import type { FeedCopy, KeptDocument } from '../../../shared/model/feed.ts';
import { BELIEVED_AFTER, decide, type KnowledgeRules } from '../../../shared/releases/acceptance.ts';
import { knowledgeIn } from '../../../shared/releases/knowledge/index.ts';

export interface FeedUnderTest<Summary> {
  adapter: FeedAdapter<Summary>;
  rules: KnowledgeRules<Summary>;
  startSimulator(options: FeedSimulatorOptions): Promise<FeedSimulator>;
  /** The documents that it reads of its simulator. */
  documents: readonly string[];
  /** The faults that its own form can have, and how they are met: refused for a reason, or nothing is lost by them. */
  faults: Partial<Record<FeedFault, 'refused' | 'harmless'>>;
}

const NOW = new Date('2026-11-27T09:00:00.000Z');
const patient = createHttp({ retries: 0 });
/** For a feed that never answers. */
const impatient = createHttp({ timeout: 300, retries: 0 });

export function describeFeed<Summary>(subject: FeedUnderTest<Summary>): void {
  const { adapter, rules, documents } = subject;

  /** Reads it once. @param base without one: the simulator's */
  const readFrom = (url: string, validators: Validators = {}, http = patient) =>
    adapter.read(validators, { http, log: silentLog, now: () => NOW, base: url });

  async function played<Result>(
    options: FeedSimulatorOptions,
    work: (simulator: FeedSimulator) => Promise<Result>,
  ) {
    const simulator = await subject.startSimulator({ now: NOW, ...options });
    try {
      return await work(simulator);
    } finally {
      await simulator.close();
    }
  }

  const validatorsIn = (answers: readonly DocumentAnswer<Summary>[]): Validators =>
    Object.fromEntries(
      answers.flatMap((answer) =>
        'said' in answer && answer.validator !== undefined ? [[answer.document, answer.validator]] : [],
      ),
    );

  /** What is kept after these answers, one reading an hour. */
  function keep(readings: readonly (readonly DocumentAnswer<Summary>[])[], every = 3_600_000) {
    const kept: Record<string, KeptDocument<Summary>> = {};
    const outcomes: string[][] = [];
    readings.forEach((answers, index) => {
      const now = new Date(NOW.getTime() + index * every);
      const own: string[] = [];
      outcomes.push(own);
      for (const answer of answers) {
        if (!('said' in answer) || answer.said.summary === undefined) continue;
        const { summary, feed_time } = answer.said;
        const reply = { summary, feed_time, fingerprint: JSON.stringify(summary) };
        const decision = decide(kept[answer.document], reply, rules, now);
        kept[answer.document] = decision.kept;
        own.push(decision.outcome);
      }
    });
    const copy: FeedCopy<Summary> = { documents: kept, asked_at: NOW.toISOString() };
    return { outcomes, knowledge: knowledgeIn(copy, rules)?.summary };
  }

  describe(`feed ${adapter.feed}`, () => {
    it('says where it is, over TLS', () => {
      expect(new URL(adapter.url).protocol).toBe('https:');
      expect(adapter.role).toBe('releases');
      expect(adapter.url.endsWith('/')).toBe(true);
    });

    it('gives each document with its own time and what it is known again by', async () => {
      const answers = await played({}, ({ settings }) => readFrom(settings.url));
      expect(answers.map(({ document }) => document).sort()).toEqual([...documents].sort());
      for (const answer of answers) {
        if (!('said' in answer)) throw new Error(`Nothing was said by ${answer.document}.`);
        expect(answer.validator).toEqual(expect.any(String));
        expect(new Date(answer.said.feed_time).toISOString()).toBe(answer.said.feed_time);
        expect(Date.parse(answer.said.feed_time)).toBeLessThanOrEqual(NOW.getTime());
        const { summary } = answer.said;
        if (summary !== undefined) expect(rules.lines(summary).length).toBeGreaterThan(0);
      }
    });

    it('asks for what is known only whether it has changed', async () => {
      await played({}, async (simulator) => {
        const first = await readFrom(simulator.settings.url);
        const before = simulator.calls();
        const second = await readFrom(simulator.settings.url, validatorsIn(first));
        expect(second.length).toBeGreaterThan(0);
        expect(second.filter((answer) => !('unchanged' in answer))).toEqual([]);
        expect(simulator.unchanged()).toBe(simulator.calls() - before);
      });
    });

    it('says the same of the same', async () => {
      const [one, two] = await played({}, async ({ settings: { url } }) => [
        await readFrom(url),
        await readFrom(url),
      ]);
      expect(two).toEqual(one);
    });

    it('is read below the address of a mirror, with or without a slash at its end', async () => {
      await played({}, async ({ settings: { url } }) => {
        expect(await readFrom(url.replace(/\/$/, ''))).toEqual(await readFrom(url));
      });
    });

    it.each<[Fault, string]>([
      ['500', 'unreachable'],
      ['429', 'rate_limited'],
      ['401', 'credentials_refused'],
      ['hang', 'unreachable'],
      ['cut', 'unreachable'],
      ['html', 'unintelligible'],
      ['truncated', 'unintelligible'],
      ['empty', 'unintelligible'],
      ['redirect', 'unintelligible'],
    ])('says of %s: %s, and nothing else', async (fail, code) => {
      await played({ faults: { fail } }, async ({ settings }) => {
        const http = fail === 'hang' ? impatient : patient;
        const answers = await readFrom(settings.url, {}, http).catch((error: unknown) => [
          { document: '', error },
        ]);
        expect(answers.length).toBeGreaterThan(0);
        for (const answer of answers) expect(answer).toMatchObject({ error: { code } });
      });
    });

    /** What it says with a fault to who knows what it said before. */
    const readAgain = (fail: FeedFault, validators: Validators) =>
      played({ faults: { fail } }, ({ settings }) => readFrom(settings.url, validators));

    const faults = Object.entries(subject.faults) as [FeedFault, 'refused' | 'harmless'][];
    it.each(faults)(
      'with the fault %s is %s: what is known stays, and nothing is said that was not',
      async (fail, met) => {
        const good = await played({}, ({ settings }) => readFrom(settings.url));
        const bad = await readAgain(fail, validatorsIn(good));
        const before = keep([good]).knowledge;
        const { outcomes, knowledge } = keep([good, bad]);
        if (met === 'refused') {
          expect(knowledge).toEqual(before);
          expect(outcomes.at(-1)).not.toContain('taken');
          // And when it is mended, all is as if nothing had been.
          expect(new Set(keep([good, bad, good]).outcomes.at(-1))).toEqual(new Set(['taken']));
        } else {
          // What was known is in what is known now.
          expect(namesIn(knowledge)).toEqual(expect.arrayContaining(namesIn(before)));
        }
      },
    );

    const refused = faults.filter(([, met]) => met === 'refused').map(([fault]) => fault);
    it.each(refused.filter((fault) => fault !== 'nothing'))(
      '%s is believed after a day, and loses no line',
      async (fail) => {
        const good = await played({}, ({ settings }) => readFrom(settings.url));
        const bad = await readAgain(fail, validatorsIn(good));
        const { outcomes, knowledge } = keep([good, bad, bad], BELIEVED_AFTER);
        expect(outcomes.at(-1)).toContain('yielded');
        expect(namesIn(knowledge)).toEqual(expect.arrayContaining(namesIn(keep([good]).knowledge)));
      },
    );

    const namesIn = (summary: Summary | undefined) =>
      (summary === undefined ? [] : rules.lines(summary)).map(({ name }) => name);
  });
}
