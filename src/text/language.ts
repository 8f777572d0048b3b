/** Chooses the language of everything printed, from the locale variables. */
import type { Io } from '../io.ts';
import { en, type Text } from './en.ts';

/** The languages there are. */
export type Language = 'en' | 'ja';

/** The first of LC_ALL, LC_MESSAGES, LANG and LANGUAGE that is set decides; anything but Japanese is English. */
export function chooseLanguage(env: Io['env']): Language {
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG', 'LANGUAGE']
    .map((name) => env[name])
    .find((value) => value);
  return locale !== undefined && /^ja([_.@:-]|$)/i.test(locale) ? 'ja' : 'en';
}

/** Loads a language's sentences. */
export async function loadText(language: Language): Promise<Text> {
  return language === 'ja' ? (await import('./ja.ts')).ja : en;
}
