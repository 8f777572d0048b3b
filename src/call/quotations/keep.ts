/** Keeps the quotations that a call answers with, and says how to confirm them. Loaded only for such calls. */
import { answerLimit, isOn, type Settings } from '../../command/settings.ts';
import type { CommandContext } from '../../command/command.ts';
import type { GlobalName } from '../../command/global-flags.ts';
import type { ApiCall } from '../../connect/prepare-call.ts';
import { codeOf } from '../../files/errno.ts';
import { readBytes, replay } from '../../http/body.ts';
import { membersOf } from '../../json/items.ts';
import { stringOf } from '../../json/parse.ts';
import { JsonSyntaxError } from '../../json/scan.ts';
import type { ApiCommand } from '../../model/command.ts';
import { readPlaces } from '../../model/path-template.ts';
import type { Quotation } from '../../model/question.ts';
import { toPrintable } from '../../terminal/printable.ts';
import { toShellWord } from '../../terminal/quote.ts';
import { forgetQuotation, keepQuotation, type QuotationKey, type QuotationPlace } from './store.ts';

/** What of a call's surroundings says where its quotations are. */
type QuotationContext = Pick<CommandContext, 'connection' | 'io' | 'profileDir'>;

export function quotationPlace({ io, profileDir }: QuotationContext): QuotationPlace {
  return { profileDir, platform: io.platform, now: io.now() };
}

/** Undefined where nobody knows whose the quotation is: it is kept for nobody, then. */
async function quotationKey(
  operation: { source: string; id: string },
  id: string,
  { operatorId }: ApiCall,
  { connection }: QuotationContext,
): Promise<QuotationKey | undefined> {
  if (operatorId === undefined) return undefined;
  const { realm } = await connection.session();
  return { realm, operatorId, operation: `${operation.source} ${operation.id}`, id };
}

/** The same call, whose answer is kept before it is handed on. */
export function keepingQuotations(
  command: ApiCommand,
  quotation: Quotation,
  call: ApiCall,
  context: CommandContext,
): ApiCall {
  return {
    ...call,
    async send(plan) {
      const response = await call.send(plan);
      const chunks = await readBytes(response.body, answerLimit(context.settings));
      await keepAnswer(command, quotation, Buffer.concat(chunks).toString('utf8'), call, context);
      return { ...response, body: replay(chunks) };
    },
  };
}

async function keepAnswer(
  { source, operationId }: ApiCommand,
  quotation: Quotation,
  answer: string,
  call: ApiCall,
  context: CommandContext,
): Promise<void> {
  const id = findId(answer, quotation.id);
  if (id === undefined) return;
  const { io, settings, text, warn } = context;
  try {
    const key = await quotationKey({ source, id: operationId }, id, call, context);
    if (key !== undefined) keepQuotation(quotationPlace(context), key, answer, quotation.days);
  } catch (error) {
    // The question can be asked without it.
    if (isOn(settings, 'verbose')) await warn(text.confirm.notKept(codeOf(error)));
  }
  if (!io.stderr.isTTY || toPrintable(id) !== id) return;
  const line = nextCommand(quotation, id, settings, io.platform);
  context.rendering().closing.push(
    (t) => t.confirm.nextCommand,
    () => `  ${line}`,
  );
}

function findId(answer: string, name: string): string | undefined {
  try {
    const value = membersOf(answer).find(({ key }) => key === name)?.valueText ?? '';
    const id = value.startsWith('"') ? stringOf(value) : /^\d+$/.test(value) ? value : '';
    return id === '' ? undefined : id;
  } catch (error) {
    if (error instanceof JsonSyntaxError) return undefined;
    throw error;
  }
}

/** Flags that say whose account a command is for. The credentials themselves are secrets, and are not among them. */
const accountFlags: readonly GlobalName[] = ['profile', 'coverage-type', 'endpoint'];

/** Ready to be pasted into the shell. */
function nextCommand(
  { confirm: { command, flag } }: Quotation,
  id: string,
  settings: Settings,
  platform: NodeJS.Platform,
): string {
  const quote = (word: string): string => toShellWord(word, platform);
  const typed = accountFlags.flatMap((name) => {
    const setting = settings.get(name);
    return setting?.origin.kind === 'flag' ? [`--${name}`, quote(setting.value)] : [];
  });
  // An id that begins with a dash would pass for a flag. A document may call its parameters what it likes.
  const name = quote(`--${flag}`);
  const given = id.startsWith('-') ? [`${name}=${quote(id)}`] : [name, quote(id)];
  return ['soracom', command, ...given, ...typed].join(' ');
}

/** The same call, after whose success the quotation is needed no longer. */
export function forgettingQuotations(command: ApiCommand, call: ApiCall, context: QuotationContext): ApiCall {
  return {
    ...call,
    async send(plan) {
      const response = await call.send(plan);
      const key = plan === call.plan ? await quotedKey(command, call, context) : undefined;
      if (key !== undefined) forgetQuotation(quotationPlace(context), key);
      return response;
    },
  };
}

/** The quotation that a call confirms. */
export async function quotedKey(
  { basePath, path, question, source }: ApiCommand,
  call: ApiCall,
  context: QuotationContext,
): Promise<QuotationKey | undefined> {
  const { quoted } = question ?? {};
  if (quoted === undefined) return undefined;
  const id = readPlaces(basePath + path, call.plan.path).get(quoted.parameter);
  return id === undefined
    ? undefined
    : quotationKey({ source, id: quoted.by }, decodeURIComponent(id), call, context);
}
