/** The path of an operation, as far as it decides where a call goes. */
import { isPlainPath } from '../model/http.ts';
import { fillPlaces, splitTemplate } from '../model/path-template.ts';
import { toPrintable } from '../terminal/printable.ts';
import type { DocumentContext } from './context.ts';
import type { OperationSite } from './operation-site.ts';

/** Reports a path that could be anything but a path: the URL of a call is made of it, and credentials go there. */
export function refuseBadPath({ problems }: DocumentContext, { operation, path }: OperationSite): void {
  // The names in braces are parameters', which have rules of their own. A query is encoded anew with each call.
  if (isPlainPath(fillPlaces(splitTemplate(path).path, () => 'x'))) return;
  problems.error(operation.pointer, (t) => t.openapi.notPlainPath(toPrintable(path)));
}
