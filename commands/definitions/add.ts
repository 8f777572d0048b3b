/** `soracom definitions add`: takes in an OpenAPI document, the Japanese texts of one, or a known set of documents. */
import type { Fetched } from '../../src/definitions/fetch-text.ts';
import { showSource } from '../../src/definitions/name.ts';
import type { Definition } from '../../src/definitions/state.ts';
import { changeDefinitions, findReport, listDefinitions, type Built } from '../../src/definitions/store.ts';
import { UsageError, type Sentence } from '../../src/errors.ts';
import { jsonResult } from '../../src/output/result.ts';
import { fetchAdditions, type Addition } from './additions.ts';
import { describeReport, remark } from './report.ts';
import { describeDefinition, requireDefinition, storeOf } from './store.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const definitionsAdd: BuiltinCommand = {
  description: (t) => t.definitions.addDescription,
  arguments: [{ name: 'SOURCE', required: true, valuesFrom: 'file' }],
  flags: [
    { name: 'name', type: 'string', description: (t) => t.definitions.nameFlag },
    { name: 'lang', type: 'string', enum: ['en', 'ja'], description: (t) => t.definitions.langFlag },
    { name: 'overwrite', type: 'boolean', description: (t) => t.definitions.overwriteFlag },
    { name: 'allow-override', type: 'boolean', description: (t) => t.definitions.allowOverrideFlag },
  ],
  examples: [
    'definitions add soracom',
    'definitions add ./my-api.yaml',
    'definitions add https://example.com/api/openapi.yaml --name my-api',
    'definitions add ./my-api.ja.yaml --name my-api --lang ja',
  ],
  run: async ({ values, arguments: [source = ''] }, context) => {
    const store = storeOf(context);
    const { additions, isSet } = await fetchAdditions(source, values, context);
    const may = {
      replace: values.get('overwrite') === true,
      override: values.get('allow-override') === true,
    };
    const built = await changeDefinitions(
      store,
      (current) => additions.reduce((all, addition) => withAddition(all, addition, may), [...current]),
      additions
        .flatMap(({ document, japanese }) => [document, japanese])
        .filter((text) => text !== undefined),
      (outcome) => refuseOverrides(additions, outcome),
    );
    const definitions = listDefinitions(store);
    const rows = [];
    for (const { name } of additions) {
      const report = findReport(built, name);
      await remark(report, definitions, context);
      const described = describeReport(report, context.tree);
      const definition = describeDefinition(requireDefinition(name, definitions));
      rows.push({
        ...definition,
        ...described,
        commands: described.commands.length,
        same: described.same.length,
      });
    }
    return jsonResult(JSON.stringify(isSet ? rows : rows[0]));
  },
};

/** What the user has allowed. */
interface Permission {
  /** To replace a definition of the same name from another source. */
  replace: boolean;
  /** To replace shipped commands. */
  override: boolean;
}

/** The same source again is an update. The document goes last, so that a clash is told of it. */
function withAddition(
  current: readonly Definition[],
  { name, document, japanese }: Addition,
  may: Permission,
): Definition[] {
  const old = current.find((definition) => definition.name === name);
  const overrides = (may.override || old?.overrides === true) && { overrides: true };
  const texts = japanese && { japanese: japanese.record };
  if (document === undefined) {
    const known = requireDefinition(name, current);
    return current.map((item) => (item === known ? { ...item, ...texts, ...overrides } : item));
  }
  if (old !== undefined && !may.replace) refuseOther(old, document);
  const others = current.filter((definition) => definition !== old);
  return [...others, { ...old, name, document: document.record, ...texts, ...overrides }];
}

function refuseOther({ name, document }: Definition, { record }: Fetched): void {
  if (document.source === record.source) return;
  const source = showSource(document.source);
  throw new UsageError((t) => t.definitions.exists(name, source), {
    hint: (t) => t.definitions.existsHint,
  });
}

/** A command that people know keeps doing what it does, unless they say otherwise. */
function refuseOverrides(additions: readonly Addition[], built: Built): void {
  const refused = additions.flatMap(({ name }) => findReport(built, name).refused);
  if (refused.length === 0) return;
  const sentences = refused.map(({ command, shipped, by }): Sentence => {
    // Documents may differ in their base paths alone.
    const isSame = by.method === shipped.method && by.path === shipped.path;
    const [one, other] = [by, shipped].map(
      ({ method, basePath, path }) => `${method} ${isSame ? basePath : ''}${path}`,
    );
    return (t) => t.definitions.otherOperation(command, one ?? '', other ?? '');
  });
  throw new UsageError(sentences, { hint: (t) => t.definitions.allowOverrideHint });
}
