/** What the compiler's parts share while they read one document. */
import type { OpenApiDocument } from './load.ts';
import { ProblemList } from './problem.ts';
import { openReader, type DocumentReader } from './reader.ts';
import { SchemaCompiler } from './schema.ts';

export interface DocumentContext extends DocumentReader {
  document: OpenApiDocument;
  problems: ProblemList;
  schemas: SchemaCompiler;
}

/** @param claimName turns a schema's name in the document into one that is unique in the index */
export function openDocument(
  document: OpenApiDocument,
  claimName: (name: string) => string,
): DocumentContext {
  const problems = new ProblemList(document);
  const reader = openReader(document.root, problems);
  const schemas = new SchemaCompiler(reader.references, problems, claimName);
  return { ...reader, document, problems, schemas };
}
