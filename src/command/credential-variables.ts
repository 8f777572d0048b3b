/**
 * Who calls: what is typed goes before what only the environment names. A typed `--profile`, or any typed credential
 * flag, switches off every credential variable, so that a call never lands on an account that nobody named.
 */
import type { Io } from '../io.ts';
import { allGlobalFlags, type GlobalName } from './global-flags.ts';

/** The flags that only make sense together. */
export const credentialPairs = [
  ['api-key', 'api-token'],
  ['auth-key-id', 'auth-key'],
] as const satisfies readonly (readonly [GlobalName, GlobalName])[];

/** The flags that give credentials. */
export const credentialFlags: readonly GlobalName[] = [...credentialPairs.flat(), 'profile-command'];

/** Whether a flag gives credentials. */
export function isCredential(name: GlobalName): boolean {
  return credentialFlags.includes(name);
}

/** The typed flag that says who calls; undefined where none was typed and variables count. */
export function findTypedWay(isTyped: (name: GlobalName) => boolean): GlobalName | undefined {
  const ways: readonly GlobalName[] = ['profile', ...credentialFlags];
  return ways.find(isTyped);
}

/** A credential variable that is set and does not count. */
export interface IgnoredVariable {
  flag: GlobalName;
  variable: string;
  /** The typed flag that switches it off, with its dashes. */
  because: string;
}

/** The credential variables that what was typed switches off. */
export function listIgnoredVariables(
  settings: ReadonlyMap<GlobalName, { origin: { kind: 'flag' | 'env' } }>,
  env: Io['env'],
): IgnoredVariable[] {
  const way = findTypedWay((name) => settings.get(name)?.origin.kind === 'flag');
  if (way === undefined) return [];
  return allGlobalFlags.flatMap(({ name, env: variable }) => {
    const flag = name as GlobalName;
    const isSwitchedOff = isCredential(flag) && Boolean(env[variable]) && !settings.has(flag);
    // A variable whose own flag was typed is displaced as any other is.
    return isSwitchedOff ? [{ flag, variable, because: `--${way}` }] : [];
  });
}
