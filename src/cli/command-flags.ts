/** The flags of a command as parser and help see them: an API command's `--body` stands among its own. */
import type { ApiCommand, Flag } from '../model/command.ts';

/** The flag that carries a whole body. */
export const bodyFlagName = 'body';

/** An API command's own flags, `--body` last. */
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
  return [...command.flags.filter(({ name }) => name !== bodyFlagName), body];
}
