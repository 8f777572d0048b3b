/** What names say by the conventions of APIs in general: what a component describes, and what words such as `paid` mean. */
import { tones, type StatusWords, type Tone } from '../model/meaning.ts';

/** What a thing of a component is called, in lower case: `GetOrderResponse` describes an order. */
export function entityOf(component: string): string {
  // what follows an @ only tells documents apart; a path is a name that nobody chose
  const name = component.split('@')[0] ?? '';
  if (name.includes('/')) return '';
  return name
    .replace(/^(Get|List|Create|Update|Register|Estimated)+/, '')
    .replace(/(Response|Result|Request|Model|Info|Information)+$/, '')
    .toLowerCase();
}

/** Conventional words of a status; the first group that knows a word decides. */
const conventions: readonly [Tone, RegExp][] = [
  ['bad', /^(.*_)?fail(ed|ure)?$|^error$|declined$|^invalid|^incorrect|^(rejected|denied|unpaid|overdue)$/i],
  [
    'good',
    /^(paid|success|succeeded|active|enabled|shipped|delivered|received|refunded|closed|completed?|exported|ready|ok)$/i,
  ],
  ['pending', /ing$|^(temporary|queued|scheduled|ordered)$/i],
  ['over', /^(cancell?ed|expired|inactive|disabled|terminated|deleted)$/i],
];

/** Words that say that nothing is paid for a thing any more. */
const isVoid = /^(cancell?ed|refunded|voided?)$/i;

/** The words of a status by what they say, as far as convention knows; what a document says itself comes first. */
export function classifyWords(words: readonly string[], stated: StatusWords | undefined): StatusWords {
  const known = new Set(tones.flatMap((tone) => stated?.[tone] ?? []));
  const groups: { [T in Tone | 'void']?: string[] } = {};
  for (const tone of tones) if (stated?.[tone] !== undefined) groups[tone] = [...stated[tone]];
  const nothingDue = stated?.void ?? words.filter((word) => isVoid.test(word));
  for (const word of words) {
    const tone = known.has(word) ? undefined : conventions.find(([, pattern]) => pattern.test(word))?.[0];
    if (tone !== undefined) (groups[tone] ??= []).push(word);
  }
  if (nothingDue.length > 0) groups.void = [...nothingDue];
  return groups;
}
