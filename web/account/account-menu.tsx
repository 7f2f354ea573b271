import { useState } from 'preact/hooks';
import { signInAt } from '../api.ts';
import { Icon } from '../parts/icon.tsx';
import { pageAddress } from '../routes/router.ts';
import { pathOf } from '../routes/routes.ts';
import { useStore } from '../store/store.ts';
import { chosen, remember } from '../words/cookie.ts';
import { LANGUAGES } from '../words/language.ts';
import { language, t, tell } from '../words/words.ts';
import css from './account-menu.module.css';
import { signOut } from './sign-out.ts';

export interface AccountMenuProps {
  /** The e-mail address of who is signed in; absent: nobody, or it is not known yet. */
  user: string | undefined;
}

interface ChoicesProps<Value extends string> {
  title: string;
  /** Value → what it is called. */
  values: Readonly<Record<Value, string>>;
  chosen: Value;
  choose: (value: Value) => void;
}

/** Buttons of which one is pressed. */
function Choices<Value extends string>({ title, values, chosen, choose }: ChoicesProps<Value>) {
  return (
    <fieldset class={css.choices}>
      <legend>{title}</legend>
      {(Object.entries(values) as [Value, string][]).map(([value, name]) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          {...(value in LANGUAGES && { lang: value })}
          onClick={() => choose(value)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}

/** The report's texts come from the server in the chosen language, so the page is loaded again. */
function chooseLanguage(tag: string): void {
  remember('lang', tag);
  location.reload();
}

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

function Themes() {
  const known = chosen('theme', document.cookie);
  const [theme, setTheme] = useState(THEMES.find((one) => one === known) ?? 'system');
  const values = Object.fromEntries(THEMES.map((one) => [one, t(`account.theme_${one}`)]));
  const choose = (wanted: Theme) => {
    remember('theme', wanted);
    // See web/style/tokens.css.
    document.documentElement.dataset.theme = wanted;
    setTheme(wanted);
  };
  return (
    <Choices
      title={t('account.theme')}
      values={values as Record<Theme, string>}
      chosen={theme}
      choose={choose}
    />
  );
}

/** Who is signed in, in which language and colours the page is shown, and the way out. */
export function AccountMenu({ user }: AccountMenuProps) {
  const { route } = useStore(pageAddress);
  return (
    <div class={css.menu}>
      <p>{user === undefined ? t('account.nobody') : tell('account.signed_in_as', { who: <b>{user}</b> })}</p>
      <Choices title={t('account.language')} values={LANGUAGES} chosen={language()} choose={chooseLanguage} />
      <Themes />
      {user === undefined ? (
        <a href={signInAt(pathOf(route))} class="button primary">
          {t('states.sign_in')}
        </a>
      ) : (
        <button type="button" onClick={() => void signOut()}>
          <Icon name="sign_out" />
          {t('account.sign_out')}
        </button>
      )}
    </div>
  );
}
