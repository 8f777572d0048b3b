/** `soracom definitions add`: takes in an OpenAPI document, or the Japanese texts of one. */
import { fetchText, showSource, type Fetched } from '../../src/definitions/fetch-text.ts';
import { checkDefinitionName, nameFrom } from '../../src/definitions/name.ts';
import type { Definition } from '../../src/definitions/state.ts';
import { changeDefinitions, findReport, listDefinitions } from '../../src/definitions/store.ts';
import { UsageError } from '../../src/errors.ts';
import { jsonResult } from '../../src/output/json-result.ts';
import { describeReport, remark } from './report.ts';
import { describeDefinition, fetchContextOf, requireDefinition, storeOf } from './store.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const definitionsAdd: BuiltinCommand = {
  description: (t) => t.definitions.addDescription,
  arguments: [{ name: 'SOURCE', required: true, valuesFrom: 'file' }],
  flags: [
    { name: 'name', type: 'string', description: (t) => t.definitions.nameFlag },
    { name: 'lang', type: 'string', enum: ['en', 'ja'], description: (t) => t.definitions.langFlag },
    { name: 'overwrite', type: 'boolean', description: (t) => t.definitions.overwriteFlag },
  ],
  examples: [
    'definitions add ./my-api.yaml',
    'definitions add https://example.com/api/openapi.yaml --name my-api',
    'definitions add ./my-api.ja.yaml --name my-api --lang ja',
  ],
  run: async ({ values, arguments: [source = ''] }, context) => {
    const store = storeOf(context);
    const given = values.get('name');
    const name = typeof given === 'string' ? checkDefinitionName(given) : nameFrom(source);
    const fetched = await fetchText(source, fetchContextOf(context));
    if (fetched === undefined) return { kind: 'none' };
    const isJapanese = values.get('lang') === 'ja';
    const mayReplace = values.get('overwrite') === true;
    const built = await changeDefinitions(
      store,
      (current) =>
        isJapanese ? withTexts(current, name, fetched) : withDocument(current, name, fetched, mayReplace),
      [fetched],
    );
    const definitions = listDefinitions(store);
    const report = findReport(built, name);
    await remark(report, definitions, context);
    const definition = requireDefinition(name, definitions);
    const data = { ...describeDefinition(definition), ...describeReport(report, context.tree) };
    return jsonResult(JSON.stringify({ ...data, commands: data.commands.length }));
  },
};

/** The same source again is an update. The document goes last, so that a clash is told of it. */
function withDocument(
  current: readonly Definition[],
  name: string,
  { record }: Fetched,
  mayReplace: boolean,
): Definition[] {
  const old = current.find((definition) => definition.name === name);
  if (old !== undefined && old.document.source !== record.source && !mayReplace) {
    const source = showSource(old.document.source);
    throw new UsageError((t) => t.definitions.exists(name, source), {
      hint: (t) => t.definitions.existsHint,
    });
  }
  const others = current.filter((definition) => definition !== old);
  return [...others, { ...old, name, document: record }];
}

function withTexts(current: readonly Definition[], name: string, { record }: Fetched): Definition[] {
  const old = requireDefinition(name, current);
  return current.map((definition) => (definition === old ? { ...old, japanese: record } : definition));
}
