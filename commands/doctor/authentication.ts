/**
 * Whether the API takes the credentials: found out by a call, since nothing but an answer proves it.
 *
 * The call is a GET that the documents call a read and that needs no parameters, so it changes nothing and can be sent
 * to every endpoint that serves them: production, sandbox, simulator or a gateway. Signing in again would prove nothing
 * of a key and token that were given, and `/auth` is limited by source address.
 */
import { findOperatorId } from '../../src/auth/token.ts';
import { listApiLeaves } from '../../src/catalogue/list-commands.ts';
import { ApiError } from '../../src/errors.ts';
import { discardBody } from '../../src/http/body.ts';
import type { ApiCommand } from '../../src/model/command.ts';
import type { CommandContext, CommandTree } from '../../src/command/command.ts';
import { ok, type Finding } from './check.ts';

/** @throws CredentialsError where the API refuses them; ApiError, NetworkError where it says nothing about them */
export async function checkAuthentication({ connection, tree }: CommandContext): Promise<Finding> {
  const client = await connection.client();
  const token = await client.authenticate();
  const operator = findOperatorId(token);
  const read = findPlainRead(tree);
  if (read === undefined) return { status: 'skipped', detail: (t) => t.doctor.nothingToAsk };
  const path = read.basePath + read.path;
  try {
    await discardBody(await client.call({ method: 'GET', path, query: [], headers: {} }, token));
  } catch (error) {
    if (!isAboutPermission(error)) throw error;
  }
  return ok((t) => t.doctor.signedIn(operator));
}

/** A refusal that names its code comes from the API, which then knows who asks; any gateway can say 403. */
function isAboutPermission(error: unknown): boolean {
  const { status, code } = error instanceof ApiError ? error.details : {};
  return status === 403 && code !== undefined;
}

/** The authenticated read with the shortest path among those that need no parameters. */
function findPlainRead(tree: CommandTree): ApiCommand | undefined {
  return listApiLeaves(tree)
    .map(({ command }) => command)
    .filter(
      ({ credentials, effect, flags, method, path }) =>
        credentials === 'required' &&
        method === 'GET' &&
        effect === 'read' &&
        !path.includes('{') &&
        !flags.some(({ required }) => required === true),
    )
    .toSorted((one, other) => one.path.length - other.path.length)[0];
}
