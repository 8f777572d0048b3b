/** What the compiler's parts share while they read one document. */
import type { Located } from './json-pointer.ts';
import type { OpenApiDocument } from './load.ts';
import { ProblemList } from './problem.ts';
import { References } from './reference.ts';
import { SchemaCompiler } from './schema.ts';

export interface DocumentContext {
  document: OpenApiDocument;
  root: Located;
  problems: ProblemList;
  references: References;
  schemas: SchemaCompiler;
}

/** @param claimName turns a schema's name in the document into one that is unique in the index */
export function openDocument(
  document: OpenApiDocument,
  claimName: (name: string) => string,
): DocumentContext {
  const problems = new ProblemList(document);
  const references = new References(document, problems);
  const schemas = new SchemaCompiler(references, problems, claimName);
  return { document, root: { value: document.root, pointer: '' }, problems, references, schemas };
}
