/** Logging in and out: AuthKeys, passwords, SAM users, switching user, multi-factor codes, sandbox accounts. */
import { createOperatorId } from '../credentials.ts';
import type { Answer, AnswerTable, Call, Engine, OpenAnswerTable, OperatorCall } from '../engine.ts';
import { numberAt, stringAt, type JsonObject } from '../../model/json-object.ts';
import { messages } from '../messages.ts';
import { createOperatorState } from '../operator.ts';
import { createRandom, createUuid, letters } from '../random.ts';
import { ApiRefusal } from '../refusal.ts';
import type { SimulatorState } from '../state.ts';
import { issueToken } from '../token.ts';

const dayInSeconds = 86_400;
const timeoutRange = { least: 180, most: 172_800 };

interface Login {
  operatorId: string;
  userName?: string;
}

/** Operations that give credentials, so they ask for none. */
export const authAnswers: OpenAnswerTable = {
  'POST /auth': (call) => {
    const login = findLogin(call);
    if (login === undefined) throw new ApiRefusal(401, messages.refusedCredentials());
    checkMfaCode(call, login);
    return startSession(call, login);
  },
  'POST /auth/password_reset_token/issue': ({ body, engine, state }) => {
    const email = stringAt(body, 'email') ?? '';
    // An unknown address gets the same answer, so that nobody can find out which ones are known.
    if (knowsEmail(engine, state, email)) {
      state.resetTokens[email] = createRandom(engine.seed, `reset ${email} ${engine.now()}`).text(
        32,
        letters,
      );
    }
    return {};
  },
  'POST /auth/password_reset_token/verify': ({ body, state }) => {
    const token = stringAt(body, 'token') ?? '';
    const email = Object.keys(state.resetTokens).find((key) => state.resetTokens[key] === token);
    if (email === undefined) throw new ApiRefusal(404, messages.wrongProperty('token'));
    const password = stringAt(body, 'password') ?? '';
    if (password.length < 8) throw new ApiRefusal(400, messages.wrongProperty('password'));
    state.passwords[email] = password;
    delete state.resetTokens[email];
    return {};
  },
  'POST /sandbox/init': (call) => createSandboxAccount(call),
};

/** Operations on a session that there is. */
export const sessionAnswers: AnswerTable = {
  'POST /auth/logout': ({ caller, state, engine }) => {
    const now = engine.tokenNow() / 1000;
    // A token that is past its time is refused anyway and need not be remembered.
    state.revoked = Object.fromEntries(Object.entries(state.revoked).filter(([, expiry]) => expiry > now));
    state.revoked[caller.tokenId] = caller.expiresAt;
    return {};
  },
  'POST /auth/switch_user': (call) => switchUser(call),
};

function findLogin({ engine, state, body }: Call): Login | undefined {
  const { credentials } = engine;
  const has = (name: string, value: string): boolean => value !== '' && stringAt(body, name) === value;
  if (has('authKeyId', credentials.authKeyId) && has('authKey', credentials.authKey)) {
    return { operatorId: credentials.operatorId };
  }
  const { operatorId, userName } = credentials;
  const asUser = has('operatorId', operatorId) && has('userName', userName);
  if (asUser && has('password', credentials.samPassword)) return { operatorId, userName };
  const email = stringAt(body, 'email') ?? '';
  if (!knowsEmail(engine, state, email) || !has('password', passwordOf(engine, state, email)))
    return undefined;
  const account = state.accounts.find((entry) => entry.email === email);
  return { operatorId: account?.operatorId ?? operatorId };
}

function knowsEmail(engine: Engine, state: SimulatorState, email: string): boolean {
  return email === engine.credentials.email || state.accounts.some((account) => account.email === email);
}

function passwordOf(engine: Engine, state: SimulatorState, email: string): string {
  return state.passwords[email] ?? (email === engine.credentials.email ? engine.credentials.password : '');
}

/** AuthKeys are for machines: only people are asked for a code. */
function checkMfaCode({ engine, body }: Call, login: Login): void {
  if (!engine.requireMfa || stringAt(body, 'authKeyId') !== undefined || login.userName !== undefined) return;
  const code = stringAt(body, 'mfaOTPCode') ?? '';
  if (code === '') throw new ApiRefusal(401, messages.missingMfaCode());
  if (code !== engine.credentials.mfaOTPCode) throw new ApiRefusal(401, messages.refusedMfaCode());
}

function switchUser(call: OperatorCall): Answer {
  const { engine, body, state } = call;
  const { operatorId, switchOperatorId, userName } = engine.credentials;
  const wanted = stringAt(body, 'operatorId') ?? '';
  if (![operatorId, switchOperatorId].includes(wanted) || stringAt(body, 'userName') !== userName) {
    throw new ApiRefusal(403, messages.refusedCredentials());
  }
  state.operators[wanted] ??= createOperatorState(engine, wanted);
  return startSession(call, { operatorId: wanted, userName });
}

/** A sandbox account is opened with the AuthKey of a production account, and logs in with its own email. */
function createSandboxAccount(call: Call): Answer {
  const { engine, body, state } = call;
  const { credentials } = engine;
  if (
    stringAt(body, 'authKeyId') !== credentials.authKeyId ||
    stringAt(body, 'authKey') !== credentials.authKey
  ) {
    throw new ApiRefusal(401, messages.refusedCredentials());
  }
  const email = readEmail(body);
  const password = stringAt(body, 'password') ?? '';
  if (password.length < 8) throw new ApiRefusal(400, messages.wrongProperty('password'));
  if (knowsEmail(engine, state, email)) throw new ApiRefusal(400, messages.wrongProperty('email'));
  const operatorId = createOperatorId(engine.seed, `sandbox ${email}`);
  const operator = createOperatorState(engine, operatorId);
  if (body['registerPaymentMethod'] !== true) operator.paymentError = 'none';
  state.operators[operatorId] = operator;
  state.accounts.push({ email, operatorId });
  state.passwords[email] = password;
  return startSession(call, { operatorId });
}

function readEmail(body: JsonObject): string {
  const email = stringAt(body, 'email') ?? '';
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw new ApiRefusal(400, messages.wrongProperty('email'));
  return email;
}

function startSession({ engine, body }: Call, login: Login): Answer {
  const seconds = numberAt(body, 'tokenTimeoutSeconds') ?? dayInSeconds;
  if (seconds < timeoutRange.least || seconds > timeoutRange.most) {
    throw new ApiRefusal(400, messages.wrongProperty('tokenTimeoutSeconds'));
  }
  const now = engine.tokenNow();
  const issuedAt = Math.floor(now / 1000);
  const purpose = `session ${login.operatorId} ${now} ${engine.nextSession()}`;
  const tokenId = createUuid(createRandom(engine.seed, purpose));
  const pair = issueToken(engine.seed, { ...login, tokenId, expiresAt: issuedAt + seconds }, issuedAt);
  return { body: { ...pair, ...login } };
}
