/** What an operation does to the account: by its method and name, and by what its document says. */
import type { Effect } from '../model/command.ts';
import { decodePercent, isReadMethod } from '../model/http.ts';
import { splitTemplate } from '../model/path-template.ts';
import { annotations, readEffect } from './annotations.ts';
import type { DocumentContext } from './context.ts';
import { child } from './json-pointer.ts';
import { operationIdOf, type OperationSite } from './operation-site.ts';

/**
 * A shipped document has the last word. One that a user added can raise an operation's effect, never lower it: whoever
 * wrote it must not be able to lift the guards that stand before writes.
 */
export function compileEffect(context: DocumentContext, site: OperationSite): Effect {
  const implied = effectOf(site);
  const stated = readEffect(site.operation, context.problems);
  if (stated === undefined || context.document.added !== true) return stated ?? implied;
  const effect = strongerEffect(stated, implied);
  if (effect !== stated) {
    const { pointer } = child(site.operation, annotations.effect);
    context.problems.warn(pointer, (t) => t.openapi.loweredEffect(annotations.effect, stated, implied));
  }
  return effect;
}

/** Of two effects the one that does more. */
export function strongerEffect(one: Effect, other: Effect): Effect {
  return effects.indexOf(one) > effects.indexOf(other) ? one : other;
}

const effects: readonly Effect[] = ['read', 'write', 'destructive'];

/** The rule is told at {@link Effect}. */
function effectOf(site: OperationSite): Effect {
  if (isReadMethod(site.method)) return 'read';
  const words = operationIdOf(site).split(/(?=[A-Z])|[^A-Za-z]/);
  const lastSegment = splitTemplate(site.path)
    .path.split('/')
    .findLast((segment) => segment !== '');
  const telling = [decodePercent(lastSegment ?? ''), words[0], words.at(-1)];
  const final = telling.some((word) => /^(confirm|cancel)$/i.test(word ?? ''));
  return final || site.method === 'DELETE' ? 'destructive' : 'write';
}
