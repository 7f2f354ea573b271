import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../words/words.ts';

export interface LaterComponent<Props> extends FunctionComponent<Props> {
  /** Loads the part ahead of its first use. */
  preload(): Promise<void>;
}

/** What stands where a part could not be loaded: offline, or the site has been renewed meanwhile. */
function NotOpened() {
  return (
    <p role="alert">
      {t('part.not_opened')}{' '}
      <button type="button" onClick={() => location.reload()}>
        {t('part.reload')}
      </button>
    </p>
  );
}

/** A component whose code is loaded when it is opened for the first time. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LaterComponent<Props> {
  let loaded: ComponentType<Props> | undefined;
  const preload = async () => {
    loaded ??= await load();
  };
  function Later(props: Props) {
    const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
    useEffect(() => {
      preload().then(
        () => setState('ready'),
        () => setState('failed'),
      );
    }, []);
    const Loaded = loaded;
    if (Loaded) return <Loaded {...props} />;
    return state === 'failed' ? <NotOpened /> : <p aria-busy="true">{t('part.loading')}</p>;
  }
  return Object.assign(Later, { preload });
}
