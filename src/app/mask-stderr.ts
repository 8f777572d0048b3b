/** Keeps secrets off the standard error: whatever is said there, known secrets are masked in it. */
import { listProxyPasswords } from '../http/proxy-variables.ts';
import { replaceParts, type Io } from '../io.ts';
import type { Secrets } from '../secret/secrets.ts';
import { allGlobalFlags } from '../command/global-flags.ts';

/** The same surroundings, with a standard error that masks. The standard output carries data and is left alone. */
export function maskStderr(io: Io, secrets: Secrets): Io {
  secrets.addLater(() => listVariables(io.env));
  const guarded: Io['stderr'] = {
    get isTTY() {
      return io.stderr.isTTY;
    },
    get columns() {
      return io.stderr.columns;
    },
    write(chunk) {
      const text = typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk);
      return io.stderr.write(secrets.mask(text));
    },
  };
  return replaceParts(io, { stderr: guarded });
}

/** Secrets that stand in the environment; those of a proxy's address, too. */
function listVariables(env: Io['env']): string[] {
  const own = allGlobalFlags.filter(({ secret }) => secret === true).map((flag) => env[flag.env]);
  const given = [...own, env['SORACOM_PASSWORD'], ...listProxyPasswords(env)];
  return given.filter((value) => value !== undefined);
}
