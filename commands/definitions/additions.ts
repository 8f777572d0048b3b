/** Fetches what `definitions add` is asked for: one text, or all the texts of a known set. */
import type { BuiltinInput, CommandContext } from '../../src/command/command.ts';
import { fetchText, type FetchContext, type Fetched } from '../../src/definitions/fetch-text.ts';
import { baseVariable, findKnownSet, type KnownDocument } from '../../src/definitions/known-sources.ts';
import { checkDefinitionName, nameFrom } from '../../src/definitions/name.ts';
import { UsageError } from '../../src/errors.ts';
import { fetchContextOf } from './store.ts';

/** A definition's document, its Japanese texts, or both. */
export interface Addition {
  name: string;
  document?: Fetched;
  japanese?: Fetched;
}

/** @throws UsageError, ApiError, NetworkError as {@link fetchText} does; then nothing at all is added */
export async function fetchAdditions(
  source: string,
  values: BuiltinInput['values'],
  context: CommandContext,
): Promise<{ additions: Addition[]; isSet: boolean }> {
  const fetching = fetchContextOf(context);
  const known = findKnownSet(source, context.io.env[baseVariable] || undefined);
  if (known !== undefined) {
    if (values.has('name') || values.has('lang'))
      throw new UsageError((t) => t.definitions.knownSetFlags(source));
    return { additions: await Promise.all(known.map((item) => fetchKnown(item, fetching))), isSet: true };
  }
  const given = values.get('name');
  const name = typeof given === 'string' ? checkDefinitionName(given) : nameFrom(source);
  const fetched = await fetchText(source, fetching);
  const addition = values.get('lang') === 'ja' ? { japanese: fetched } : { document: fetched };
  return { additions: [{ name, ...addition }], isSet: false };
}

async function fetchKnown(
  { name, document, japanese }: KnownDocument,
  context: FetchContext,
): Promise<Addition> {
  const [text, translated] = await Promise.all([fetchText(document, context), fetchText(japanese, context)]);
  return { name, document: text, japanese: translated };
}
