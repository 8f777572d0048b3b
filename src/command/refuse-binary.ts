/** Keeps bytes that would garble a terminal away from it. */
import { UsageError } from '../errors.ts';
import { isTextType } from '../model/media-type.ts';
import { isOn, valueOf } from './settings.ts';
import type { CommandContext } from './command.ts';

/**
 * @param contentType what comes, or is to come; a range such as any type at all says nothing
 * @throws UsageError where it is binary, and a terminal would show it
 */
export function refuseBinary(contentType: string, { io, settings }: CommandContext): void {
  if (!io.stdout.isTTY || isOn(settings, 'raw-output') || valueOf(settings, 'output-file') !== undefined)
    return;
  if (isTextType(contentType)) return;
  throw new UsageError((t) => t.run.binaryToTerminal, { hint: (t) => t.run.binaryHint });
}
