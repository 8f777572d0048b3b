/** One annotated operation to one command, whatever words it is typed with. */
import type { ApiCommand } from '../model/command.ts';
import { annotations, readAlternative, readExamples, readPagination } from './annotations.ts';
import { compileComparison } from './comparison.ts';
import type { DocumentContext } from './context.ts';
import { compileEffect } from './effect.ts';
import { compileFileExport } from './file-export.ts';
import { compileFlags } from './flags.ts';
import { isPlainPath } from '../model/http.ts';
import { property } from '../model/json-object.ts';
import { fillPlaces, splitTemplate } from '../model/path-template.ts';
import { toPrintable } from '../terminal/printable.ts';
import { child, children } from './json-pointer.ts';
import { operationIdOf, type OperationSite } from './operation-site.ts';
import { compileParameters } from './parameters.ts';
import { lineAt, proseAt } from './prose.ts';
import { compileRequestBody } from './request-body.ts';
import { compileResponse, describeResponses } from './responses.ts';
import { readCredentialNeed } from './security.ts';
import { readBasePath } from './servers.ts';
import { readQuestion } from './question.ts';

/** A command but for the words that are typed, of which it may have several. */
export type CompiledOperation = Omit<ApiCommand, 'words' | 'aliases'>;

export function compileOperation(context: DocumentContext, site: OperationSite): CompiledOperation {
  const { method, path, operation } = site;
  refuseBadPath(context, site);
  const credentials = readCredentialNeed(context, operation);
  const parameters = compileParameters(context, site);
  const body = compileRequestBody(context, operation);
  const { pointer } = operation;
  const summary = lineAt(operation, 'summary') ?? toPrintable(operationIdOf(site));
  const described = proseAt(operation, 'description');
  const description = described !== undefined && isSameText(described, summary) ? undefined : described;
  const alternative = readAlternative(operation, context.problems);
  const pagination = readPagination(operation, context.problems);
  if (pagination && !parameters.some((item) => item.in === 'query' && item.name === pagination.param)) {
    context.problems.warn(pointer, (t) => t.openapi.strayPagination(pagination.param));
  }
  const answered = compileResponse(context, operation, method);
  const { schema } = answered;
  const response = schema ? { ...answered, schema: context.schemas.describeAnswer(schema) } : answered;
  const flags = compileFlags(context, { path, parameters, body, hasToken: credentials !== 'none', pointer });
  const question = readQuestion(operation, context.problems);
  const responses = describeResponses(context, operation);
  const examples = readExamples(operation, context.problems);
  const fileExport = compileFileExport(context, operation, response, flags);
  const comparison = compileComparison(context, operation);
  return {
    operationId: toPrintable(operationIdOf(site)),
    method,
    effect: compileEffect(context, site),
    path,
    basePath: readBasePath(context, site),
    summary,
    ...(description !== undefined && { description }),
    ...(property(operation.value, 'deprecated') === true && { deprecated: true }),
    ...(alternative !== undefined && { alternative }),
    credentials,
    ...(isSandboxPath(path) && { sandbox: true }),
    flags,
    ...(body && { body }),
    ...(pagination && { pagination }),
    response,
    ...(responses.length > 0 && { responses }),
    ...(examples && { examples }),
    // A document that a user added has no say in where passwords go.
    ...(context.document.added !== true &&
      property(operation.value, annotations.signsIn) === true && { signsIn: true }),
    ...(fileExport && { fileExport }),
    ...(question && { question }),
    ...(comparison && { comparison }),
    tags: children(child(operation, 'tags')).flatMap(([, { value }]) =>
      typeof value === 'string' ? [toPrintable(value)] : [],
    ),
    source: context.document.name,
    ...(context.document.added === true && { added: true }),
  };
}

/** Many documents say in the description what the summary says already. */
function isSameText(description: string, summary: string): boolean {
  const essence = (text: string): string => text.toLowerCase().replaceAll(/[\s.。]+/g, '');
  return essence(description) === essence(summary);
}

/** Soracom's sandbox has operations of its own, all of them below this path. */
function isSandboxPath(path: string): boolean {
  return path.startsWith('/sandbox/');
}

/** Reports a path that could be anything but a path: the URL of a call is made of it, and credentials go there. */
function refuseBadPath({ problems }: DocumentContext, { operation, path }: OperationSite): void {
  // The names in braces are parameters', which have rules of their own. A query is encoded anew with each call.
  if (isPlainPath(fillPlaces(splitTemplate(path).path, () => 'x'))) return;
  problems.error(operation.pointer, (t) => t.openapi.notPlainPath(toPrintable(path)));
}
