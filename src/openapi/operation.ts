/** One annotated operation to one command, whatever words it is typed with. */
import type { ApiCommand, Effect, HttpMethod } from '../model/command.ts';
import { readAlternative, readEffect, readPagination } from './annotations.ts';
import type { DocumentContext } from './context.ts';
import { compileFileExport } from './file-export.ts';
import { compileFlags } from './flags.ts';
import { child, children, property, textAt, type Located } from './json-pointer.ts';
import { readParameters } from './parameters.ts';
import { compileRequestBody } from './request-body.ts';
import { compileResponse } from './responses.ts';
import { readBasePath } from './servers.ts';

/** An operation object and the place that gives it its URL. */
export interface OperationSite {
  method: HttpMethod;
  path: string;
  pathItem: Located;
  operation: Located;
}

/** A command but for the words that are typed, of which it may have several. */
export type CompiledOperation = Omit<ApiCommand, 'words' | 'aliases'>;

export function compileOperation(context: DocumentContext, site: OperationSite): CompiledOperation {
  const { method, path, pathItem, operation } = site;
  const authenticated = needsCredentials(context, operation);
  const parameters = readParameters(context, pathItem, operation, path);
  const body = compileRequestBody(context, operation);
  const { pointer } = operation;
  const description = textAt(operation, 'description');
  const alternative = readAlternative(operation, context.problems);
  const pagination = readPagination(operation, context.problems);
  if (pagination && !parameters.some((item) => item.in === 'query' && item.name === pagination.param)) {
    context.problems.warn(pointer, (t) => t.openapi.strayPagination(pagination.param));
  }
  const answered = compileResponse(context, operation, method);
  const { schema } = answered;
  const response = schema ? { ...answered, schema: context.schemas.describeAnswer(schema) } : answered;
  const flags = compileFlags(context, { path, parameters, body, authenticated, pointer });
  const fileExport = compileFileExport(context, operation, response, flags);
  return {
    operationId: operationIdOf(site),
    method,
    effect: readEffect(operation, context.problems) ?? effectOf(site),
    path,
    basePath: readBasePath(context, [operation, pathItem, context.root]),
    summary: textAt(operation, 'summary') ?? operationIdOf(site),
    ...(description !== undefined && { description }),
    ...(property(operation.value, 'deprecated') === true && { deprecated: true }),
    ...(alternative !== undefined && { alternative }),
    authenticated,
    flags,
    ...(body && { body }),
    ...(pagination && { pagination }),
    response,
    ...(fileExport && { fileExport }),
    tags: children(child(operation, 'tags')).flatMap(([, { value }]) =>
      typeof value === 'string' ? [value] : [],
    ),
    source: context.document.name,
  };
}

/** The operationId, or method and path where the document gives none. */
export function operationIdOf({ method, path, operation }: OperationSite): string {
  return textAt(operation, 'operationId') ?? `${method} ${path}`;
}

/** The rule is told at {@link Effect}. */
function effectOf(site: OperationSite): Effect {
  if (['GET', 'HEAD', 'OPTIONS'].includes(site.method)) return 'read';
  const words = operationIdOf(site).split(/(?=[A-Z])|[^A-Za-z]/);
  const telling = [site.path.split('/').at(-1), words[0], words.at(-1)];
  const final = telling.some((word) => /^(confirm|cancel)$/i.test(word ?? ''));
  return final || site.method === 'DELETE' ? 'destructive' : 'write';
}

/** By the operation's own `security` or else the document's; none, or only empty ones, asks for no credentials. */
function needsCredentials(context: DocumentContext, operation: Located): boolean {
  const own = child(operation, 'security');
  const requirements = children(own.value === undefined ? child(context.root, 'security') : own);
  return requirements.some(([, requirement]) => children(requirement).length > 0);
}
