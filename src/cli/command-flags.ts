/** The flags of a command as parser and help see them: an API command's `--body` stands among its own. */
import type { ApiCommand, Flag } from '../model/command.ts';
import { contentTypeFlagName, needsContentTypeFlag } from '../request/content-type.ts';

/** The flag that carries a whole body. */
export const bodyFlagName = 'body';

/** Prints what a body may look like. */
export const generateBodyFlagName = 'generate-body';

/** An API command's own flags, `--body` and what belongs to it last. */
export function apiFlags(command: ApiCommand): Flag[] {
  if (command.body === undefined) return command.flags;
  const { description, kind, required } = command.body;
  const body: Flag = {
    name: bodyFlagName,
    type: 'string',
    format: kind === 'bytes' ? 'binary' : 'json',
    // An object's properties may come from flags instead.
    required: required && kind !== 'object',
    ...(description !== undefined && { description }),
  };
  const own = command.flags.filter(({ name }) => name !== bodyFlagName);
  const companions: Flag[] = [];
  if (needsContentTypeFlag(command))
    companions.push({ name: contentTypeFlagName, type: 'string', enum: command.body.contentTypes });
  if (canGenerateBody(command)) companions.push({ name: generateBodyFlagName, type: 'boolean' });
  return [...own, body, ...companions];
}

/** Bytes have no skeleton, and a flag of the command's own goes first. */
function canGenerateBody({ body, flags }: ApiCommand): boolean {
  return body?.schema !== undefined && !flags.some(({ name }) => name === generateBodyFlagName);
}
