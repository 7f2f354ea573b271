import type { Failure } from '../api.ts';
import type { RefreshOutcome } from '../model/outcomes.ts';
import { Ago } from '../parts/ago.tsx';
import { Icon } from '../parts/icon.tsx';
import { useReport } from '../parts/report-context.ts';
import { connection } from '../store/connection.ts';
import type { RefreshState } from '../store/refresh.ts';
import { useStore } from '../store/store.ts';
import { t, tell } from '../words/words.ts';
import css from './refreshing.module.css';

function OutcomeLine({ one }: { one: RefreshOutcome }) {
  const source = one.label;
  if (one.outcome === 'changed') return <li>{t('refresh.changed', { source, count: one.changed })}</li>;
  return <li>{tell(`refresh.${one.outcome}`, { source, when: <Ago at={one.next_allowed_at} /> })}</li>;
}

const problem = (failure: Failure): string =>
  t('refresh.problem', { detail: failure.kind === 'problem' ? (failure.problem.detail ?? '') : '' });

function Told({ phase, outcomes }: RefreshState) {
  return (
    <>
      <ul class={css.list}>
        {outcomes.map((one) => (
          <OutcomeLine key={one.source} one={one} />
        ))}
      </ul>
      {phase === 'done' && <p>{t('refresh.truth')}</p>}
    </>
  );
}

/** "Check again", and what came of it for each source, said as it happens. */
export function Refreshing() {
  const { refresh } = useReport();
  const state = useStore(refresh.store);
  const { online } = useStore(connection);
  const busy = state.phase === 'asking' || state.phase === 'waiting';
  return (
    <div class={`${css.refreshing} no-print`}>
      <button
        type="button"
        aria-disabled={busy || !online}
        {...(!online && { 'aria-describedby': 'refresh-offline' })}
        onClick={() => online && void refresh.start()}
      >
        <Icon name="again" class={busy ? css.turning : undefined} />
        {busy ? t('refresh.asking') : t('refresh.button')}
      </button>
      {!online && <p id="refresh-offline">{t('refresh.offline')}</p>}
      <div role="status" class={css.told}>
        {state.phase !== 'idle' && !state.failure && <Told {...state} />}
      </div>
      {state.failure && <p role="alert">{problem(state.failure)}</p>}
    </div>
  );
}
