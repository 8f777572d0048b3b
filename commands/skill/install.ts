/** `soracom skill install`: writes the skill where coding agents look for it. */
import { lstatSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { UnexpectedError, UsageError } from '../../src/errors.ts';
import { codeOf, isAbsence } from '../../src/files/errno.ts';
import { makeFolder } from '../../src/files/make-folder.ts';
import { isFolder } from '../../src/files/look.ts';
import { readRegularFile } from '../../src/files/read-bounded.ts';
import { replaceFile } from '../../src/files/replace-file.ts';
import { skillMark, skillName, writeSkillFile } from './documents.ts';
import type { Io } from '../../src/io.ts';
import type { FlagValue } from '../../src/request/flag-values.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const skillInstall: BuiltinCommand = {
  description: (t) => t.skill.installDescription,
  flags: [
    {
      name: 'scope',
      type: 'string',
      enum: ['project', 'user'],
      description: (t) => t.skill.scope,
    },
    { name: 'dir', type: 'string', valuesFrom: 'folder', description: (t) => t.skill.dir },
    { name: 'force', type: 'boolean', description: (t) => t.skill.force },
  ],
  examples: ['skill install', 'skill install --scope user', 'skill install --dir tools/skills'],
  run: ({ values }, { io, text }) => {
    const path = join(findSkillsFolder(values, io), skillName, 'SKILL.md');
    const content = writeSkillFile();
    const old = readOld(path);
    if (typeof old === 'object' && old.text === content)
      return Promise.resolve({ kind: 'text', text: `${text.skill.upToDate(path)}\n` });
    if (old === 'foreign' && values.get('force') !== true) {
      throw new UsageError((t) => t.skill.foreign(path), { hint: (t) => t.skill.foreignHint });
    }
    write(path, content);
    return Promise.resolve({ kind: 'text', text: `${text.skill.wrote(path)}\n` });
  },
};

/** The folder that holds a folder for each skill. @throws UsageError where it can't be told */
function findSkillsFolder(values: ReadonlyMap<string, FlagValue>, { cwd, homedir }: Io): string {
  const dir = values.get('dir');
  if (dir !== undefined && values.has('scope')) {
    throw new UsageError((t) => t.flags.conflict('--scope', '--dir'));
  }
  if (dir === '') throw new UsageError((t) => t.flags.needsValue('--dir'));
  if (typeof dir === 'string') return resolve(cwd, dir);
  const isUser = values.get('scope') === 'user';
  if (isUser && !isAbsolute(homedir)) throw new UsageError((t) => t.skill.noHome);
  return join(isUser ? homedir : cwd, '.agents', 'skills');
}

/** No skill is longer, in bytes. */
const mostOfSkill = 1_048_576;

/**
 * The skill that an earlier version wrote. A project can come from anywhere, so anything else at that path, including
 * a link or a pipe, is foreign.
 */
function readOld(path: string): { text: string } | 'foreign' | undefined {
  try {
    const old = readRegularFile(path, { most: mostOfSkill, refuseLink: true }).toString('utf8');
    return old.includes(skillMark) ? { text: old } : 'foreign';
  } catch (error) {
    if (isAbsence(error)) return undefined;
    if (['EFBIG', 'ELOOP', 'EMLINK', 'ENOTSUP', 'ENXIO'].includes(codeOf(error)) && !isFolder(path))
      return 'foreign';
    throw unwritable(path, error);
  }
}

function write(path: string, content: string): void {
  try {
    makeFolder(dirname(path));
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isFile() === false;
    replaceFile(path, content, { mode: 0o644, keepMode: true, replaceLink: isLink });
  } catch (error) {
    throw unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): UnexpectedError {
  return new UnexpectedError((t) => t.skill.unwritable(path, codeOf(error)), { cause: error });
}
