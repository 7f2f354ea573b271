import { useEffect, useState } from 'preact/hooks';
import type { Look, Looks } from '../../shared/api/people.ts';
import type { ApiResult } from '../api.ts';
import { fetchLooks } from '../api-later.ts';
import { Ago } from '../parts/ago.tsx';
import { t, tell } from '../words/words.ts';
import { collect, save } from './take-along.ts';

interface Known {
  looks: Look[];
  next: string | undefined;
  phase: 'loading' | 'ready' | 'failed';
}

const joined = (known: Known, answer: ApiResult<Looks>): Known =>
  answer.ok
    ? { looks: [...known.looks, ...answer.data.looks], next: answer.data.next, phase: 'ready' }
    : { ...known, phase: 'failed' };

function LookLine({ look: { at, who, as, kind, reason } }: { look: Look }) {
  const what = t(`privacy.saw.${kind}`);
  const parts = { who, as: t(`privacy.as.${as}`), ago: <Ago at={at} />, what, reason: reason ?? '' };
  return <li>{tell(reason === undefined ? 'privacy.look' : 'privacy.look_because', parts)}</li>;
}

function Says({ phase, looks }: Known) {
  if (phase === 'loading') return <p aria-busy="true">{t('part.loading')}</p>;
  if (phase === 'failed') return <p role="alert">{t('privacy.looks_failed')}</p>;
  return looks.length === 0 ? <p>{t('privacy.looks_none')}</p> : null;
}

/** One file in the end, however long it takes to fetch. */
function Download() {
  const [phase, setPhase] = useState<'ready' | 'busy' | 'failed'>('ready');
  const fetchAll = async () => {
    if (phase === 'busy') return;
    setPhase('busy');
    const answer = await collect();
    if (answer.ok) save(answer.data);
    setPhase(answer.ok ? 'ready' : 'failed');
  };
  return (
    <>
      <p>
        <button type="button" aria-disabled={phase === 'busy'} onClick={() => void fetchAll()}>
          {phase === 'busy' ? t('states.loading') : t('privacy.download')}
        </button>
      </p>
      {phase === 'failed' && <p role="alert">{t('privacy.download_failed')}</p>}
    </>
  );
}

/** Who else has opened this person's page, when and why; and everything that is held, to take along. */
export function WhoLooked() {
  const [known, setKnown] = useState<Known>({ looks: [], next: undefined, phase: 'loading' });
  const load = async (before?: string) => {
    const answer = await fetchLooks(before);
    setKnown((earlier) => joined(earlier, answer));
  };
  useEffect(() => void load(), []);
  return (
    <section>
      <h2>{t('privacy.looks')}</h2>
      <Says {...known} />
      <ul>
        {known.looks.map((look) => (
          <LookLine key={`${look.at} ${look.who} ${look.kind}`} look={look} />
        ))}
      </ul>
      {known.next !== undefined && (
        <p>
          <button type="button" onClick={() => void load(known.next)}>
            {t('privacy.looks_more')}
          </button>
        </p>
      )}
      <Download />
    </section>
  );
}
