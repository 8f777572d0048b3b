/** `soracom definitions update`: fetches documents again, and compiles all of them anew. */
import { fetchText, type FetchContext, type Fetched } from '../../src/definitions/fetch-text.ts';
import type { Definition, FetchedText } from '../../src/definitions/state.ts';
import {
  changeDefinitions,
  findReport,
  hasText,
  listDefinitions,
  type DefinitionStore,
} from '../../src/definitions/store.ts';
import { jsonResult } from '../../src/output/result.ts';
import { remark } from './report.ts';
import { describeDefinition, fetchContextOf, requireDefinition, storeOf } from './store.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const definitionsUpdate: BuiltinCommand = {
  description: (t) => t.definitions.updateDescription,
  arguments: [{ name: 'NAME', required: false, valuesFrom: 'definition' }],
  flags: [],
  examples: ['definitions update', 'definitions update my-api'],
  run: async ({ arguments: [name] }, context) => {
    const store = storeOf(context);
    const before = listDefinitions(store);
    const chosen = name === undefined ? before : [requireDefinition(name, before)];
    const rows = [];
    for (const definition of chosen) {
      const { next, fetched } = await refresh(definition, store, fetchContextOf(context));
      const built = await changeDefinitions(store, (current) => replace(current, next), fetched);
      const changed = isChanged(definition, next);
      if (changed) await remark(findReport(built, next.name), listDefinitions(store), context);
      rows.push({ ...describeDefinition(next), status: changed ? 'updated' : 'unchanged' });
    }
    return jsonResult(JSON.stringify(rows));
  },
};

/** The definition with its texts as they are now at their sources. */
async function refresh(
  definition: Definition,
  store: DefinitionStore,
  context: FetchContext,
): Promise<{ next: Definition; fetched: Fetched[] }> {
  const fetched: Fetched[] = [];
  const again = async (known: FetchedText): Promise<FetchedText> => {
    const found = await fetchText(known.source, context, hasText(store, known) ? known : undefined);
    if (found !== undefined) fetched.push(found);
    return found?.record ?? known;
  };
  const next: Definition = { ...definition, document: await again(definition.document) };
  if (definition.japanese) next.japanese = await again(definition.japanese);
  return { next, fetched };
}

/** Somebody may have removed the definition meanwhile; then it stays away. */
function replace(current: readonly Definition[], next: Definition): Definition[] {
  return current.map((definition) => (definition.name === next.name ? next : definition));
}

function isChanged(one: Definition, other: Definition): boolean {
  return one.document.sha256 !== other.document.sha256 || one.japanese?.sha256 !== other.japanese?.sha256;
}
