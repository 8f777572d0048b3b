/** What a failure looks like on stderr. */
import { describe, expect, it } from 'vitest';
import { reportFailure, type ErrorForm } from '../../../src/app/report.ts';
import {
  ApiError,
  CancelledError,
  CredentialsError,
  InterruptedError,
  NetworkError,
  UnexpectedError,
  UsageError,
} from '../../../src/errors.ts';
import type { Fate } from '../../../src/http/write-record.ts';
import { PipeClosedError } from '../../../src/io.ts';
import { en } from '../../../src/text/en.ts';
import { ja } from '../../../src/text/ja.ts';
import { createMemoryIo } from '../../helpers/memory-io.ts';

async function report(
  error: unknown,
  {
    form = 'text',
    env = {},
    fate = 'none',
    text = en,
  }: { form?: ErrorForm; env?: Record<string, string>; fate?: Fate; text?: typeof en } = {},
) {
  const { io, stderr } = createMemoryIo({ env });
  const code = await reportFailure(error, { form, io, text, fate });
  return { code, stderr: stderr.text() };
}

const say = (words: string) => () => words;

describe('the exit code', () => {
  it.each([
    [1, new UnexpectedError(say('x'))],
    [1, new Error('x')],
    [1, 'thrown text'],
    [2, new UsageError(say('x'))],
    [3, new CredentialsError(say('x'))],
    [4, new ApiError(say('x'))],
    [5, new NetworkError(say('x'))],
    [130, new InterruptedError(say('x'))],
  ])('is %i for %o', async (code, error) => {
    expect((await report(error)).code).toBe(code);
  });
});

describe('the lines', () => {
  it('name message, code and status, then the hint', async () => {
    const error = new ApiError(say('No bill'), { code: 'BIL0001', status: 404, hint: say('Look again.') });
    expect((await report(error)).stderr).toBe('Error: No bill (BIL0001, HTTP 404)\nHint: Look again.\n');
  });

  it('leave out what is not there', async () => {
    expect((await report(new ApiError(say('No'), { status: 400, hint: say('') }))).stderr).toBe(
      'Error: No (HTTP 400)\n',
    );
  });

  it('are one for each problem of the command line', async () => {
    const error = new UsageError([say('First.'), say('Second.')], { hint: say('Help.') });
    expect((await report(error)).stderr).toBe('Error: First.\nError: Second.\nHint: Help.\n');
  });

  it('hold the message in one line, control characters escaped', async () => {
    const error = new ApiError(say('a\nerror: b\u001b[31m\r\u202ec'), {
      code: 'X\u0007',
      status: 400,
      hint: say('x\u009b1m'),
    });
    expect((await report(error)).stderr).toBe(
      String.raw`Error: a error: b\u001b[31m \u202ec (X\u0007, HTTP 400)` +
        '\n' +
        String.raw`Hint: x\u009b1m` +
        '\n',
    );
  });

  it('speak Japanese', async () => {
    const { stderr } = await report(new InterruptedError((t) => t.errors.interrupted), { text: ja });
    expect(stderr).toBe(`Error: ${ja.errors.interrupted}\n`);
    const fault = await report(new TypeError('x'), { text: ja });
    expect(fault.stderr).toBe(`Error: ${ja.errors.unexpected('x')}\nヒント: ${ja.errors.unexpectedHint}\n`);
  });

  it('have a label of the language on a terminal', async () => {
    const { io, stderr } = createMemoryIo({ terminal: 80, env: { NO_COLOR: '1' } });
    await reportFailure(new ApiError(say('x')), { form: 'text', fate: 'none', io, text: ja });
    expect(stderr.text()).toBe('エラー: x\n');
  });

  it('have coloured labels on a terminal, and none in JSON', async () => {
    const error = new ApiError(say('x'), { hint: say('y') });
    const lines = createMemoryIo({ terminal: 80 });
    await reportFailure(error, { form: 'text', fate: 'none', io: lines.io, text: en });
    expect(lines.stderr.text()).toBe('\u001b[31mError:\u001b[39m x\n\u001b[33mHint:\u001b[39m y\n');
    const json = createMemoryIo({ terminal: 80 });
    await reportFailure(error, { form: 'json', fate: 'none', io: json.io, text: en });
    expect(json.stderr.text()).not.toContain('\u001b');
  });

  it('have no label where the user said no', async () => {
    const { stderr, code } = await report(new CancelledError((t) => t.run.declined));
    expect([stderr, code]).toEqual(['Cancelled.\n', 130]);
  });

  it('name in words what the system says of a fault of ours', async () => {
    const fault = Object.assign(new Error("EACCES: permission denied, open '/x'"), {
      code: 'EACCES',
      path: '/x',
    });
    expect((await report(fault)).stderr).toContain('Unexpected failure: /x: permission denied.\n');
  });

  it('of a fault of ours show the place only with SORACOM_VERBOSE', async () => {
    const fault = new TypeError('x is not a function');
    const quiet = await report(fault);
    expect(quiet.stderr).toContain('Unexpected failure: x is not a function');
    expect(quiet.stderr).not.toContain('    at ');
    expect((await report(fault, { env: { SORACOM_VERBOSE: '1' } })).stderr).toContain('    at ');
  });

  it.each([
    ['nobody reads stderr', new PipeClosedError()],
    ['stderr can’t be written', new Error('ENOSPC')],
  ])('go nowhere when %s, and the exit code stays', async (_, fault) => {
    const { io } = createMemoryIo({});
    const closed = { ...io, stderr: { ...io.stderr, write: () => Promise.reject(fault) } };
    await expect(
      reportFailure(new ApiError(say('x')), { form: 'text', io: closed, text: en, fate: 'none' }),
    ).resolves.toBe(4);
  });
});

describe('as JSON, it', () => {
  it('is one object with everything that is known', async () => {
    const error = new ApiError(say('No'), {
      code: 'BIL0001',
      status: 404,
      requestId: 'r-1',
      hint: say('Look again.'),
    });
    const { stderr } = await report(error, { form: 'json' });
    expect(stderr).toBe(
      '{"error":{"kind":"api","message":"No","code":"BIL0001","status":404,"requestId":"r-1","hint":"Look again."}}\n',
    );
  });

  it('is one line, absent parts left out', async () => {
    const { stderr } = await report(new NetworkError(say('a\nb')), { form: 'json' });
    expect(stderr).toBe('{"error":{"kind":"network","message":"a\\nb"}}\n');
  });

  it('drives no terminal, and means the same', async () => {
    const message = '\u009b31m\u202ex\u{e0041}';
    const { stderr } = await report(new NetworkError(say(message)), { form: 'json' });
    expect(stderr).toBe(
      String.raw`{"error":{"kind":"network","message":"\u009b31m\u202ex\udb40\udc41"}}` + '\n',
    );
    expect(JSON.parse(stderr)).toEqual({ error: { kind: 'network', message } });
  });
});

describe('as the API answered, it', () => {
  const answers = (answer: string) => new ApiError(say('No'), { status: 400, answer, hint: say('Hint.') });

  it('is the body as it came', async () => {
    const body = '{"code":"AGW0001", "id":9007199254740993,\n "message":"no \u009b"}';
    const { stderr, code } = await report(answers(` ${body}\r\n`), { form: 'answer' });
    expect(stderr).toBe(`${body.replace('\u009b', String.raw`\u009b`)}\n`);
    expect(code).toBe(4);
  });

  it.each(['', '  ', 'Bad gateway', '<html>', '{"code":'])('is our own object for %j', async (body) => {
    const { stderr } = await report(answers(body), { form: 'answer' });
    expect(JSON.parse(stderr)).toEqual({
      error: { kind: 'api', message: 'No', status: 400, hint: 'Hint.' },
    });
  });

  it('is our own object for what is no answer', async () => {
    const { stderr } = await report(new UsageError([say('First.'), say('Second.')]), { form: 'answer' });
    expect(JSON.parse(stderr)).toEqual({ error: { kind: 'usage', message: 'First.\nSecond.' } });
  });

  it.each<[Fate, string, unknown]>([
    ['maybe', '{"code":"X"}', { code: 'X', maybeDone: true }],
    ['done', '{ }', { maybeDone: true, done: true }],
    ['maybe', '{"code":"X","maybeDone":false }', { code: 'X', maybeDone: true }],
    ['maybe', '[1]', { error: expect.objectContaining({ message: 'No', maybeDone: true }) }],
  ])('says of a write that is %s carried out so: %s', async (fate, body, expected) => {
    const { stderr } = await report(answers(body), { form: 'answer', fate });
    expect(JSON.parse(stderr)).toEqual(expected);
  });

  it('names the key to go on from where a list broke off', async () => {
    const error = answers('{"code":"X"}').add({ resumeKey: 'k"1' });
    expect((await report(error, { form: 'answer' })).stderr).toBe('{"code":"X","resumeKey":"k\\"1"}\n');
  });
});
