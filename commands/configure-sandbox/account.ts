/** What the sandbox must be told to open an account: from flags, environment and standard input, else by questions. */
import { decodeText } from '../../src/files/decode-text.ts';
import { askSecret, askText, requirePrompter } from '../../src/terminal/prompt.ts';
import type { FlagValue } from '../../src/request/flag-values.ts';
import type { CommandContext } from '../../src/command/command.ts';

/** The body of `POST /sandbox/init`, without the coverage. */
export interface SandboxAccount {
  /** Of the production account that vouches for the new one. */
  authKeyId: string;
  authKey: string;
  email: string;
  password: string;
  registerPaymentMethod: boolean;
}

/** Reads what is given. The lines of the standard input are the secrets that are given nowhere else. */
export async function readSandboxAccount(
  values: ReadonlyMap<string, FlagValue>,
  { io, secrets }: CommandContext,
): Promise<Partial<SandboxAccount>> {
  const given = (flag: string, variable?: string): string => {
    const value = values.get(flag);
    return typeof value === 'string' ? value : ((variable && io.env[variable]) ?? '');
  };
  const lines = values.get('secret-stdin') === true ? decodeText(await io.stdin.read()).split(/\r?\n/) : [];
  const account = {
    authKeyId: given('auth-key-id', 'SORACOM_AUTH_KEY_ID'),
    authKey: given('auth-key', 'SORACOM_AUTH_KEY') || (lines.shift() ?? ''),
    email: given('email'),
    password: given('password', 'SORACOM_PASSWORD') || (lines.shift() ?? ''),
    registerPaymentMethod: values.get('register-payment-method') !== false,
  };
  secrets.add(account.authKey, account.password);
  return Object.fromEntries(Object.entries(account).filter(([, value]) => value !== ''));
}

/** Asks for whatever lacks. @throws UsageError where nobody can be asked */
export async function askSandboxAccount(
  given: Partial<SandboxAccount>,
  context: CommandContext,
): Promise<SandboxAccount> {
  const { authKeyId, authKey, email, password, registerPaymentMethod = true } = given;
  if (authKeyId && authKey && email && password)
    return { authKeyId, authKey, email, password, registerPaymentMethod };
  const { configure, signIn } = context.text;
  const prompter = await requirePrompter(
    context,
    (t) => t.signIn.sandboxIncomplete,
    (t) => t.signIn.sandboxIncompleteHint,
  );
  const ask = (question: string): Promise<string> =>
    askText(prompter, question, configure.questions.notEmpty);
  return {
    authKeyId: authKeyId ?? (await ask(signIn.sandboxAuthKeyIdQuestion)),
    authKey: authKey ?? (await askSecret(prompter, signIn.sandboxAuthKeyQuestion)),
    email: email ?? (await ask(signIn.sandboxEmailQuestion)),
    password: password ?? (await askSecret(prompter, signIn.sandboxPasswordQuestion)),
    registerPaymentMethod,
  };
}
