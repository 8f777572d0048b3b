/** The parts of a command that have fields: what it sends and what it answers. */
import { describeField, findSchema, listFields, type Field } from '../../src/catalogue/schema-fields.ts';
import type { ApiLeaf } from '../../src/command/command.ts';
import { UsageError } from '../../src/errors.ts';
import { findNearest } from '../../src/text/nearest.ts';

/** A part of a command that fields belong to. */
export interface ExplainedPart {
  in: 'request' | 'response';
  /** What stands at the path that was asked for, or the whole. */
  self: Field;
  fields: Field[];
}

/** Levels of nesting that one page shows; a path leads deeper. */
const levels = 3;

/**
 * Request and response, as far as the command has them.
 *
 * @param path of a property, or empty for the whole
 * @throws UsageError where neither has anything at the path
 */
export function partsOf({ command, schemas }: ApiLeaf, path: string): ExplainedPart[] {
  const segments = path.split('.').flatMap((segment) => segment.replace(/\[\d*\]$/, '') || []);
  const known = new Set<string>();
  const parts = (['request', 'response'] as const).flatMap((place): ExplainedPart[] => {
    const schema = place === 'request' ? command.body?.schema : command.response.schema;
    if (schema === undefined) return [];
    const { found, required, known: names } = findSchema(schema, schemas, segments);
    for (const name of names) known.add(name);
    if (found === undefined) return [];
    const self = describeField(found, schemas, path, 0, required);
    return [{ in: place, self, fields: listFields(found, schemas, levels, path) }];
  });
  if (parts.length === 0 && path !== '') {
    const nearest = findNearest(segments.at(-1) ?? '', known);
    throw new UsageError((t) => t.explain.noProperty(path, nearest), {
      hint: (t) => t.explain.properties([...known]),
    });
  }
  return parts;
}
