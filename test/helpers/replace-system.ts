/** Puts other functions in the place of the system's, until the current test ends. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { afterwards } from './folder.ts';

/** The functions of node:fs as they are, for those that take their place. */
export const systemFs: Readonly<typeof fs> = { ...fs };

/** Replaces functions of node:fs, for modules that import them by name, too. */
export function replaceFs(changes: { [Name in keyof typeof fs]?: unknown }): void {
  replace(fs, changes);
}

/** Replaces `process.kill`, by which a process asks for another. */
export function replaceKill(kill: (id: number, signal?: string | number) => true): void {
  replace(process, { kill });
}

/** Replaces `process.geteuid`, by which a process knows its user. */
export function replaceUser(geteuid: () => number): void {
  replace(process, { geteuid });
}

function replace(target: object, changes: object): void {
  const own = Object.fromEntries(Object.keys(changes).map((name) => [name, Reflect.get(target, name)]));
  Object.assign(target, changes);
  syncBuiltinESMExports();
  afterwards(() => {
    Object.assign(target, own);
    syncBuiltinESMExports();
  });
}

/** Fails as the system does, with this code. */
export function failWith(code: string): never {
  throw Object.assign(new Error(code), { code });
}
