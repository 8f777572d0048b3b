/** `--until`: repeats a read until an expression is true of its answer. */
import type { CommandContext, CommandResult } from '../../command/command.ts';
import { answerLimit, numberOf, valueOf } from '../../command/settings.ts';
import { createConnection } from '../../connect/connection.ts';
import { NetworkError, type Sentence, type SoracomError } from '../../errors.ts';
import { readBytes, replay } from '../../http/body.ts';
import { pauseIn } from '../../http/pause.ts';
import { longestTimer } from '../../http/transport.ts';
import type { HttpResponse } from '../../http/transport.ts';
import { replaceParts } from '../../io.ts';
import { JsonSyntaxError } from '../../json/scan.ts';
import { compileCondition } from '../../output/query/query.ts';
import { toPrintable } from '../../terminal/printable.ts';
import { ellipsisOf, truncate } from '../../terminal/width.ts';
import { isTransient } from './transient.ts';

/** Seconds after which waiting ends where `--until-timeout` does not say. */
const defaultTimeout = 600;

/** The wait between two looks, in milliseconds: at first, and at most. Each is half as long again as the one before. */
const firstWait = 2000;
const longestWait = 30_000;

/** A look that has begun may take so many milliseconds longer than there was time. */
const patience = 5000;

/** An answer that can be read more than once. */
interface Look {
  response: HttpResponse;
  isTrue: boolean;
}

/**
 * @param send sends the request once
 * @param print makes an answer a result
 * @returns the answer of which the expression is true; where time runs out, the last one with the failure
 */
export async function callUntil(
  send: (context: CommandContext) => Promise<HttpResponse>,
  print: (response: HttpResponse) => Promise<CommandResult>,
  context: CommandContext,
): Promise<CommandResult> {
  const { io, settings } = context;
  const expression = valueOf(settings, 'until') ?? '';
  const holds = compileCondition(expression, 'until');
  const seconds = numberOf(settings, 'until-timeout') ?? defaultTimeout;
  const start = io.now();
  const end = start + seconds * 1000;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), Math.min(longestTimer, seconds * 1000 + patience));
  const bounded = boundCalls(late.signal, context);
  let last: HttpResponse | undefined;
  let trouble: SoracomError | undefined;
  try {
    for (let wait = firstWait; ; wait = Math.min(longestWait, wait * 1.5)) {
      try {
        const look = await lookOnce(await send(bounded), holds, answerLimit(settings));
        trouble = undefined;
        last = look.response;
        if (look.isTrue) return await print(last);
      } catch (error) {
        if (late.signal.aborted && !io.signal.aborted) break;
        if (!isTransient(error)) throw error;
        trouble = error;
      }
      const left = end - io.now();
      if (left <= 0) break;
      await waitVisibly({ expression, elapsed: io.now() - start, wait: Math.min(wait, left) }, context);
    }
  } finally {
    clearTimeout(timer);
  }
  const failure = timedOut(expression, seconds, trouble);
  if (last === undefined) throw failure;
  return { ...(await print(last)), failure };
}

/** The same surroundings, whose calls end with a signal: a server that keeps silent must not hold the run. */
function boundCalls(signal: AbortSignal, context: CommandContext): CommandContext {
  const io = replaceParts(context.io, { signal: AbortSignal.any([context.io.signal, signal]) });
  const bounded: CommandContext = { ...context, io };
  bounded.connection = createConnection(bounded);
  return bounded;
}

async function lookOnce(
  response: HttpResponse,
  holds: (document: string) => boolean,
  most: number,
): Promise<Look> {
  const chunks = await readBytes(response.body, most);
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    const isTrue = text.trim() !== '' && holds(text);
    return { response: { ...response, body: replay(chunks) }, isTrue };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new NetworkError((t) => t.http.notJson, { status: response.status, cause: error });
  }
}

/** A line on a terminal that goes away; in a pipe nothing. @throws InterruptedError on Ctrl-C */
async function waitVisibly(
  { expression, elapsed, wait }: { expression: string; elapsed: number; wait: number },
  { io, progress, rendering, text }: CommandContext,
): Promise<void> {
  const line = text.waiting.lookingAgain(expression, String(Math.round(elapsed / 1000)), showSeconds(wait));
  const room = Math.max(10, (io.stderr.columns ?? 80) - 4);
  try {
    await progress.show(truncate(toPrintable(line), room, ellipsisOf(rendering().options.unicode)));
    await pauseIn(io, wait, io.signal);
  } finally {
    progress.hide();
  }
}

function showSeconds(milliseconds: number): string {
  return String(Math.max(1, Math.round(milliseconds / 1000)));
}

function timedOut(expression: string, seconds: number, trouble: SoracomError | undefined): NetworkError {
  const hint: Sentence = (t) => t.waiting.timedOutHint;
  return new NetworkError((t) => t.waiting.timedOut(expression, seconds), {
    ...(trouble && { cause: trouble }),
    hint: (t) =>
      trouble === undefined ? hint(t) : `${t.waiting.lastFailure(trouble.sentence(t))}\n${hint(t)}`,
  });
}
