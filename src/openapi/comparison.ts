/** What the answer of an operation is compared with, and the schema of that other answer. */
import type { Comparison } from '../model/command.ts';
import { annotations, readComparison } from './annotations.ts';
import type { DocumentContext } from './context.ts';
import { child, type Located } from './json-pointer.ts';
import { compileResponse } from './responses.ts';

/** Undefined where the operation names no comparison, or one with a read that the document does not have. */
export function compileComparison(context: DocumentContext, operation: Located): Comparison | undefined {
  const stated = readComparison(operation, context.problems);
  if (stated === undefined) return undefined;
  const item = context.references.resolve(child(child(context.root, 'paths'), stated.lookPath));
  const look = item && child(item, 'get');
  const schema = look?.value === undefined ? undefined : compileResponse(context, look, 'GET').schema;
  if (schema !== undefined) return { ...stated, schema: context.schemas.describeAnswer(schema) };
  context.problems.error(child(operation, annotations.comparison).pointer, (t) =>
    t.openapi.strayComparison(stated.lookPath),
  );
  return undefined;
}
