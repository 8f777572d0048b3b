/** Loads the sentences of a language. */
import { en, type Text } from './en.ts';
import type { Language } from './language.ts';

/** English is there already, since errors are made of it; another language is loaded. */
export async function loadText(language: Language): Promise<Text> {
  return language === 'ja' ? (await import('./ja.ts')).ja : en;
}
