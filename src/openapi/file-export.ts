/** How the file is fetched that an operation exports: by the document's annotation, else by Soracom's own ways. */
import type { ApiCommand, ApiFlag, FileExport, ResponseModel } from '../model/command.ts';
import { fillPlaces } from '../model/path-template.ts';
import { readFileExport } from './annotations.ts';
import type { DocumentContext } from './context.ts';
import type { Located } from './json-pointer.ts';

/** What the Soracom API answers to every export, and where it lets one look at it (operation `getExportedFile`). */
const soracomExport: FileExport = {
  id: 'exportedFileId',
  url: 'url',
  lookPath: '/files/exported/{exported_file_id}',
  status: { property: 'status', failed: ['failed'] },
};

/** Undefined where the operation exports nothing. */
export function compileFileExport(
  context: DocumentContext,
  operation: Located,
  response: ResponseModel,
  flags: readonly ApiFlag[],
): FileExport | undefined {
  const stated = readFileExport(operation, context.problems);
  const found = stated ?? (isSoracomExport(context, response) ? soracomExport : undefined);
  const background = found && findBackground(flags);
  return found && { ...found, ...(background && { background }) };
}

/** Whether an answer tells where a file is, or under which id it will be. */
function isSoracomExport({ schemas }: DocumentContext, { schema }: ResponseModel): boolean {
  const plain = schema && schemas.resolve(schema);
  if (plain?.type !== 'object') return false;
  const names = new Set(plain.properties?.map(({ name }) => name));
  return names.has(soracomExport.id) && names.has(soracomExport.url);
}

/** The query parameter that can say `async`. */
function findBackground(flags: readonly ApiFlag[]): FileExport['background'] {
  const value = 'async';
  const mode = flags.find(({ source, enum: known }) => source.in === 'query' && known?.includes(value));
  return mode && { param: mode.source.name, value };
}

/** Completes the exports of an index with the commands that look at them. */
export function findLookCommands(commands: readonly ApiCommand[]): void {
  for (const { basePath, fileExport } of commands) {
    if (fileExport === undefined) continue;
    const address = addressOf(basePath, fileExport.lookPath);
    const look = commands.find(
      (command) => command.method === 'GET' && addressOf(command.basePath, command.path) === address,
    );
    const flag = look?.flags.find(({ source }) => source.in === 'path');
    if (look && flag) fileExport.lookCommand = { words: look.words.join(' '), flag: flag.name };
  }
}

/** A path without the names of its places, which two operations may choose differently. */
function addressOf(basePath: string, path: string): string {
  return basePath + fillPlaces(path, () => '{}');
}
