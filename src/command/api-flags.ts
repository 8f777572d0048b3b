/** The flags of a command as parser and help see them: an API command's `--body` stands among its own. */
import type { ApiCommand, Flag } from '../model/command.ts';
import { contentTypeFlagName, needsContentTypeFlag } from '../request/content-type.ts';
import type { Text } from '../text/en.ts';
import type { LocalFlag } from './local-flag.ts';

/** The flag that carries a whole body. */
export const bodyFlagName = 'body';

/** Prints what a body may look like. */
export const generateBodyFlagName = 'generate-body';

/** What a command that exports a file can do beyond calling the API. */
export const exportFlags: readonly LocalFlag[] = [
  { name: 'wait', type: 'boolean', description: (t) => t.wire.waitFlag },
  { name: 'download', type: 'string', description: (t) => t.wire.downloadFlag },
  { name: 'overwrite', type: 'boolean', description: (t) => t.wire.overwriteFlag },
];

/**
 * An API command's own flags, then those of exports, `--body` and what belongs to it last.
 *
 * @param text for descriptions of ours, where they are to be shown
 */
export function apiFlags(command: ApiCommand, text?: Text): Flag[] {
  const own =
    command.fileExport !== undefined ? [...command.flags, ...localExportFlags(command, text)] : command.flags;
  if (command.body === undefined) return own;
  const { description, kind, required } = command.body;
  const body: Flag = {
    name: bodyFlagName,
    type: 'string',
    format: kind === 'bytes' ? 'binary' : 'json',
    // An object's properties may come from flags instead.
    required: required && kind !== 'object',
    ...(description !== undefined && { description }),
  };
  const companions: Flag[] = [];
  if (needsContentTypeFlag(command))
    companions.push({ name: contentTypeFlagName, type: 'string', enum: command.body.contentTypes });
  if (canGenerateBody(command)) companions.push({ name: generateBodyFlagName, type: 'boolean' });
  return [...own.filter(({ name }) => name !== bodyFlagName), body, ...companions];
}

/** A flag of the document goes before one of ours. */
function localExportFlags({ flags }: ApiCommand, text: Text | undefined): Flag[] {
  const taken = new Set(flags.map(({ name }) => name));
  return exportFlags
    .filter(({ name }) => !taken.has(name))
    .map(({ description, ...flag }) => ({ ...flag, ...(text && { description: description(text) }) }));
}

/** Bytes have no skeleton, and a flag of the command's own goes first. */
function canGenerateBody({ body, flags }: ApiCommand): boolean {
  return body?.schema !== undefined && !flags.some(({ name }) => name === generateBodyFlagName);
}
