/** Chooses the language of everything printed, from the locale variables. */
import type { Io } from '../io.ts';

/** The languages there are. */
export type Language = 'en' | 'ja';

/**
 * The first language that LANGUAGE lists and we speak; without one, the first of LC_ALL, LC_MESSAGES and LANG that is
 * set. As in GNU gettext, LANGUAGE is a list of preferences that goes before the locale, and counts for nothing in the
 * locale C, which scripts ask for to get messages that never change. Unlike there, it also counts where no locale is
 * set: whoever sets it alone means it.
 */
export function chooseLanguage(env: Io['env']): Language {
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => env[name]).find((value) => value);
  if (locale === 'C' || locale === 'POSIX') return 'en';
  const preferred = env['LANGUAGE']
    ?.split(':')
    .map(languageOf)
    .find((language) => language !== undefined);
  return preferred ?? languageOf(locale ?? '') ?? 'en';
}

/** The language of a locale's name, such as `ja_JP.UTF-8`. */
function languageOf(name: string): Language | undefined {
  const [, code] = /^(en|ja)([_.@-]|$)/i.exec(name) ?? [];
  return code === undefined ? undefined : code.toLowerCase() === 'ja' ? 'ja' : 'en';
}
