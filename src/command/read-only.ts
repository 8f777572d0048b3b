/** Refuses what changes something where only reads are allowed. */
import { UsageError, type Sentence } from '../errors.ts';
import { isOn } from './settings.ts';
import type { CommandContext } from './command.ts';

/**
 * For every command that is no read, before anything is sent.
 *
 * @throws UsageError under `--read-only`, its variable, or a profile with `readOnly`
 */
export async function refuseReadOnly(
  { words }: { words: readonly string[] },
  context: Pick<CommandContext, 'settings' | 'connection'>,
): Promise<void> {
  const hint = await findRestriction(context);
  if (hint !== undefined) throw new UsageError((t) => t.wire.readOnly(words.join(' ')), { hint });
}

/** For hand-written commands, which may have no session yet. @throws UsageError under `--read-only` or its variable */
export function refuseUnderReadOnly(
  words: readonly string[],
  { settings }: Pick<CommandContext, 'settings'>,
): void {
  const setting = settings.get('read-only');
  if (setting === undefined || !isOn(settings, 'read-only')) return;
  throw new UsageError((t) => t.wire.readOnly(words.join(' ')), {
    hint: (t) => t.wire.readOnlyFlag(setting.origin.name),
  });
}

async function findRestriction({
  settings,
  connection,
}: Pick<CommandContext, 'settings' | 'connection'>): Promise<Sentence | undefined> {
  const setting = settings.get('read-only');
  if (setting !== undefined && isOn(settings, 'read-only'))
    return (t) => t.wire.readOnlyFlag(setting.origin.name);
  const { profileName, readOnly } = await connection.session();
  return readOnly ? (t) => t.wire.readOnlyProfile(profileName ?? '') : undefined;
}
