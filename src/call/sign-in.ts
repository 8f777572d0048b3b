/**
 * A command whose body is credentials, such as `auth`: where none are given, it signs in with those in force. Loaded only
 * for such a command.
 */
import { createPost } from '../auth/api-client.ts';
import { authenticate } from '../auth/authenticate.ts';
import { chooseFromProfile, chooseGiven, type LoginRequest } from '../auth/credentials.ts';
import { type ApiCommand, bodyFlagName } from '../model/command.ts';
import type { CommandContext } from '../command/command.ts';
import { profileNameOf } from '../command/settings.ts';
import { readGiven } from '../connect/session.ts';
import { CredentialsError } from '../errors.ts';
import { parseJson } from '../json/parse.ts';
import { jsonResult, type Result } from '../output/result.ts';
import { dropEmpty } from '../profile/profile.ts';
import { readProfile } from '../profile/store.ts';
import type { RequestPlan } from '../request/plan.ts';
import type { CallPlan } from './plan.ts';

/** What was planned, with credentials; or what the API answers, where signing in takes two calls. */
export type SignedIn = { request: RequestPlan } | { result: Result };

/** @throws CredentialsError where there are no credentials that sign in, or they are refused */
export async function signIn(
  command: ApiCommand,
  plan: CallPlan,
  context: CommandContext,
): Promise<SignedIn> {
  if (holdsCredentials(command, plan)) return plan;
  const { connection, lang, secrets } = context;
  const session = await connection.session();
  const source = await session.requireCredentials();
  switch (source.kind) {
    case 'login':
      return { request: withLogin(plan.request, source.login) };
    case 'switchUser': {
      const target = { endpoint: session.endpoint.url, headers: session.headers, lang };
      const token = await authenticate(source, createPost(target, connection.send));
      secrets.add(token.apiKey, token.token);
      return { result: jsonResult(JSON.stringify(token)) };
    }
    case 'pair':
      throw new CredentialsError((t) => t.auth.pairSignsNothing);
  }
}

/** For a dry run, which looks nothing up but the profile's file. Where that says too little, the body stays empty. */
export function previewSignIn(
  command: ApiCommand,
  plan: CallPlan,
  { settings, profileDir, io }: CommandContext,
): RequestPlan {
  const { request } = plan;
  if (holdsCredentials(command, plan)) return request;
  const given = chooseGiven(readGiven(settings));
  if (given?.kind === 'login') return withLogin(request, given.login);
  const name = profileNameOf(settings);
  const profile = dropEmpty(readProfile(profileDir, name, io.platform) ?? {});
  if (given !== undefined || profile.profileCommand || profile.sourceProfile) return request;
  try {
    const source = chooseFromProfile(name, profile, undefined);
    return source.kind === 'login' ? withLogin(request, source.login) : request;
  } catch (error) {
    if (error instanceof CredentialsError) return request;
    throw error;
  }
}

/** Whether anything of the body was given. */
function holdsCredentials({ flags }: ApiCommand, { values }: CallPlan): boolean {
  const isGiven = flags.some(({ name, source }) => source.in === 'body' && values.has(name));
  return isGiven || values.has(bodyFlagName);
}

function withLogin(plan: RequestPlan, login: LoginRequest): RequestPlan {
  const value = parseJson(JSON.stringify(login));
  return value instanceof Map ? { ...plan, body: { kind: 'object', value } } : plan;
}
