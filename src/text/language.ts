/** Chooses the language of everything printed, from the locale variables. */
import type { Io } from '../io.ts';

/** The languages there are. */
export type Language = 'en' | 'ja';

/** The first of LC_ALL, LC_MESSAGES, LANG and LANGUAGE that is set decides; anything but Japanese is English. */
export function chooseLanguage(env: Io['env']): Language {
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG', 'LANGUAGE']
    .map((name) => env[name])
    .find((value) => value);
  return locale !== undefined && /^ja([_.@:-]|$)/i.test(locale) ? 'ja' : 'en';
}
