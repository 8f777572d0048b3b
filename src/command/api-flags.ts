/** The flags of an API command: those of its document, and those of ours that belong to it. */
import { bodyFlagName, type ApiCommand, type Flag, type RequestBody, type Schema } from '../model/command.ts';
import { isFormType } from '../model/media-type.ts';
import { contentTypeFlagName, needsContentTypeFlag } from '../request/content-type.ts';
import { once } from '../lazy.ts';
import type { Text } from '../text/en.ts';
import type { ApiLeaf } from './command.ts';
import type { LocalFlag } from './global-flags.ts';

/** Prints what a body may look like. */
export const generateBodyFlagName = 'generate-body';

/** What a command that exports a file can do beyond calling the API. */
export const exportFlags: readonly LocalFlag[] = [
  { name: 'wait', type: 'boolean', description: (t) => t.wire.waitFlag },
  { name: 'download', type: 'string', valuesFrom: 'file', description: (t) => t.wire.downloadFlag },
  { name: 'overwrite', type: 'boolean', description: (t) => t.wire.overwriteFlag },
];

/** A command as a leaf of the tree. Its flags are worked out when they are first asked for. */
export function createApiLeaf(command: ApiCommand, schemas: Record<string, Schema>, text: Text): ApiLeaf {
  const flags = once(() => listFlags(command, text));
  return {
    kind: 'api',
    command,
    schemas,
    get flags() {
      return flags();
    },
  };
}

/** The command's own flags, then those of exports, `--body` and what belongs to it last. */
function listFlags(command: ApiCommand, text: Text): Flag[] {
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
    description: joinSentences(description, describeSources(command.body, text)),
  };
  const companions: Flag[] = [];
  if (needsContentTypeFlag(command)) {
    const { contentTypes } = command.body;
    companions.push({
      name: contentTypeFlagName,
      type: 'string',
      enum: contentTypes,
      description: text.body.contentType,
    });
  }
  if (canGenerateBody(command)) {
    companions.push({ name: generateBodyFlagName, type: 'boolean', description: text.body.generateBody });
  }
  return [...own.filter(({ name }) => name !== bodyFlagName), body, ...companions];
}

/** What `--body` takes, and what becomes of it. */
function describeSources({ contentTypes: [first = ''], kind }: RequestBody, text: Text): string {
  if (kind === 'object') return text.help.bodySources;
  return isFormType(first) ? `${text.help.bodyForm(first)} ${text.help.bodyAlone}` : text.help.bodyAlone;
}

/** Two notes on one line. A description needs no full stop of its own; before another sentence it gets one. */
export function joinSentences(first: string | undefined, second: string): string {
  const start = first?.trim() ?? '';
  const needsStop = /[a-z0-9)]$/i.test(start) && /^[A-Z]/.test(second);
  return `${start}${needsStop ? '.' : ''} ${second}`.trim();
}

/** Whether a flag that was typed is one of ours: a flag of the document goes before it. */
export function isOwnFlag({ flags }: ApiCommand, name: string): boolean {
  return !flags.some((flag) => flag.name === name);
}

function localExportFlags(command: ApiCommand, text: Text): Flag[] {
  return exportFlags
    .filter(({ name }) => isOwnFlag(command, name))
    .map(({ description, ...flag }) => ({ ...flag, description: description(text) }));
}

/** Bytes have no skeleton. */
function canGenerateBody(command: ApiCommand): boolean {
  return command.body?.schema !== undefined && isOwnFlag(command, generateBodyFlagName);
}
