/** The environment variables that name proxies. On its own, since every run keeps their passwords off its messages. */
import { decodePercent } from '../model/http.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The value of a variable and how its name is spelled: upper case first, as Go's programs have it; empty counts as unset. */
export function readVariable(env: Environment, name: string): { name: string; value: string } | undefined {
  for (const spelling of spellingsOf(name)) {
    const value = env[spelling]?.trim() ?? '';
    if (value !== '') return { name: spelling, value };
  }
  return undefined;
}

/** The passwords in every address that the environment names for a proxy, as they are written and as they are meant. */
export function listProxyPasswords(env: Environment): string[] {
  return ['HTTP_PROXY', 'HTTPS_PROXY'].flatMap(spellingsOf).flatMap((name) => {
    const [authority = ''] = (env[name]?.trim() ?? '').replace(/^[^/]*:\/\//, '').split('/', 1);
    const user = authority.slice(0, Math.max(0, authority.lastIndexOf('@')));
    if (!user.includes(':')) return [];
    const password = user.slice(user.indexOf(':') + 1);
    return [password, decodePercent(password)];
  });
}

function spellingsOf(name: string): string[] {
  return [name, name.toLowerCase()];
}
