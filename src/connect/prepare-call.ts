/** Joins a planned request with the session: credentials, endpoint, and the way to send. */
import { findOperatorId } from '../auth/token.ts';
import { CredentialsError } from '../errors.ts';
import type { Send } from '../http/send.ts';
import type { HttpResponse } from '../http/transport.ts';
import type { ApiCommand } from '../model/command.ts';
import { finishPlan, needsOperatorId, type FinishedPlan, type RequestPlan } from '../request/plan.ts';
import type { CommandContext } from '../command/command.ts';

/** A call that lacks nothing but being sent. */
export interface ApiCall {
  plan: FinishedPlan;
  /** The endpoint that it goes to. */
  base: URL;
  /** Whose token it goes out with, where that is known. */
  operatorId?: string | undefined;
  /** Sends a plan with the call's credentials. @throws ApiError, NetworkError for anything but a success */
  send: (plan: FinishedPlan) => Promise<HttpResponse>;
  /** Sends to anywhere, without credentials. */
  transfer: Send;
}

/**
 * Authenticates where the command asks for it; where credentials are optional, only if there are any.
 *
 * @throws CredentialsError
 */
export async function prepareCall(
  command: ApiCommand,
  plan: RequestPlan,
  context: CommandContext,
): Promise<ApiCall> {
  const { connection } = context;
  const session = await connection.session();
  const client = await connection.client();
  const isAuthenticated =
    command.credentials === 'required' || (command.credentials === 'optional' && session.hasCredentials);
  const token = isAuthenticated ? await client.authenticate() : undefined;
  const operatorId = token && findOperatorId(token);
  if (operatorId === undefined && needsOperatorId(plan)) {
    throw new CredentialsError((t) => t.auth.noOperatorId, { hint: (t) => t.auth.noOperatorIdHint });
  }
  return {
    plan: { ...finishPlan(plan, operatorId), effect: command.effect },
    base: new URL(session.endpoint.url),
    operatorId,
    send: (finished) => client.call(finished, token),
    transfer: connection.transfer,
  };
}
