/** What a person is told before a call that costs money, and which commands find it out. */
import { describe, expect, it } from 'vitest';
import { confirmCall } from '../../../../src/call/question/confirm.ts';
import type { ApiCall } from '../../../../src/connect/prepare-call.ts';
import type { ApiLeaf, CommandTree, TreeNode } from '../../../../src/command/command.ts';
import {
  ApiError,
  CredentialsError,
  CancelledError,
  InterruptedError,
  NetworkError,
} from '../../../../src/errors.ts';
import type { ApiCommand, Property, Schema } from '../../../../src/model/command.ts';
import type { FinishedPlan } from '../../../../src/request/plan.ts';
import { en } from '../../../../src/text/en.ts';
import { makeCommand, makeFlag } from '../../../helpers/api-command.ts';
import { createMemoryIo } from '../../../helpers/memory-io.ts';

const confirmOrder = makeCommand({
  operationId: 'confirmOrder',
  method: 'PUT',
  effect: 'destructive',
  path: '/orders/{id}/confirm',
  summary: 'Confirm an order',
});

const getOrder = makeCommand({ path: '/orders/{id}' });

interface Setup {
  command?: ApiCommand;
  /** The commands that the tree holds. */
  reads?: ApiCommand[];
  schemas?: Record<string, Schema>;
  /** The API's answer to the read, or what goes wrong with it. */
  answer?: string | Error;
  /** The path of the call, filled. */
  path?: string;
  query?: [string, string][];
  person?: boolean;
  keyboard?: boolean;
  terminal?: number | undefined;
  yes?: string;
}

/** Asks for a call; what stands on stderr, what was sent and what was asked. */
async function ask({
  command = confirmOrder,
  reads = [getOrder],
  schemas = {},
  answer = '{}',
  path = '/v1/orders/O-1/confirm',
  query = [],
  person = true,
  keyboard = true,
  yes,
  ...rest
}: Setup = {}) {
  const terminal = 'terminal' in rest ? rest.terminal : 100;
  const { io, stdout, stderr } = createMemoryIo({ keyboard, terminal, env: { NO_COLOR: '1' } });
  const sent: FinishedPlan[] = [];
  const asked: string[] = [];
  const call: ApiCall = {
    plan: { method: command.method, path, query, headers: {} },
    base: new URL('https://api.example.com/below'),
    send: (plan) => {
      sent.push(plan);
      return answer instanceof Error
        ? Promise.reject(answer)
        : Promise.resolve({ status: 200, headers: {}, body: toBody(answer) });
    },
    transfer: () => Promise.reject(new Error('transferred')),
  };
  const context = {
    io,
    text: en,
    settings: new Map(yes === undefined ? [] : [['yes', { value: yes }]]),
    tree: treeOf(reads, schemas),
    rendering: () => ({ options: { unicode: true } }),
    secrets: { add: () => undefined },
    app: {
      loadPrompter: () =>
        Promise.resolve({
          confirm: (question: string) => {
            asked.push(question);
            return Promise.resolve(person);
          },
        }),
    },
  } as never;
  const failure: unknown = await confirmCall(command, call, context).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { lines: stderr.text().split('\n').slice(0, -1), stdout: stdout.text(), sent, asked, failure };
}

async function* toBody(text: string): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield new TextEncoder().encode(text);
}

/** A tree of two levels: what is known of the API below one first word, beside a command of our own. */
function treeOf(commands: ApiCommand[], schemas: Record<string, Schema>): CommandTree {
  const leaves = commands.map((command): TreeNode => {
    const leaf: ApiLeaf = { kind: 'api', command, schemas, flags: [] };
    return { name: command.operationId, summary: '', leaf, children: [] };
  });
  const own: TreeNode = {
    name: 'own',
    summary: '',
    leaf: { kind: 'builtin', load: () => Promise.reject(new Error('loaded')) },
    children: [],
  };
  return {
    first: () => [],
    groups: () => ['things', 'gone'].map((name) => ({ name, summary: '', shard: '' })),
    open: (word) => (word === 'things' ? { name: word, summary: '', children: [own, ...leaves] } : undefined),
    hosts: {},
  };
}

const heading = 'Confirm an order: O-1';
const call = '  Call:  PUT https://api.example.com/below/v1/orders/O-1/confirm';
/** What is said of the subject, between the heading and the blank line above the question. */
const factsOf = async (setup: Setup): Promise<string[]> => (await ask(setup)).lines.slice(1, -1);

describe('the question', () => {
  it('names what it is about, on stderr', async () => {
    const { lines, stdout, asked, failure } = await ask({ answer: '{"name":"Three SIM cards"}' });
    expect(lines).toEqual([heading, '  name:  Three SIM cards', '']);
    expect([stdout, asked, failure]).toEqual(['', [en.confirm.goAhead], undefined]);
  });

  it('that is answered with no ends the run, which is no failure', async () => {
    expect((await ask({ person: false })).failure).toBeInstanceOf(CancelledError);
  });

  it.each<[string, Setup]>([
    ['where no stream is a terminal', { keyboard: false, terminal: undefined }],
    ['under --yes', { yes: 'true' }],
  ])('is not asked %s, and nothing is read', async (_name, setup) => {
    expect(await ask(setup)).toEqual({ lines: [], stdout: '', sent: [], asked: [], failure: undefined });
  });

  it('is asked where --yes is off', async () => {
    expect((await ask({ yes: 'false' })).asked).toHaveLength(1);
  });

  it('stays in its lines, whatever the API says', async () => {
    const answer = String.raw`{"name\n":"a\nb\u001b[2J\u202e"}`;
    expect(await factsOf({ answer })).toEqual([String.raw`  name :  a b\u001b[2J\u202e`]);
  });

  it('is the document’s, and says what happens next', async () => {
    const question = { ask: 'Do it[ for {total}]?', next: 'It is done.', facts: [] };
    const { lines, asked } = await ask({ command: { ...confirmOrder, question }, reads: [] });
    expect(lines).toEqual([heading, '  Next:  It is done.', '']);
    expect(asked).toEqual(['Do it?']);
  });

  it('names the call of a command that a user added, whatever its document says', async () => {
    const question = { ask: 'Free of charge?', facts: [] };
    const command: ApiCommand = { ...confirmOrder, added: true, question };
    expect(await factsOf({ command, answer: '{"name":"A"}' })).toEqual([
      '  name:  A',
      '  Call:  PUT https://api.example.com/below/v1/orders/O-1/confirm',
    ]);
  });

  it('names the query with it, which a document can fill, but no secret', async () => {
    const command: ApiCommand = { ...confirmOrder, added: true };
    const query: [string, string][] = [
      ['all', 'true'],
      ['token', 'abcdefgh'],
    ];
    const [line = ''] = (await factsOf({ command, query, reads: [] })).map(decodeURIComponent);
    expect(line).toBe(`${call}?all=true&token=[redacted]`);
  });

  it('is no longer than what stands above it can be read with', async () => {
    const question = { ask: 'Look? '.repeat(1000), facts: [] };
    const { asked } = await ask({ command: { ...confirmOrder, added: true, question } });
    expect(asked[0]?.length).toBeLessThanOrEqual(240);
  });

  it('sets in what the API says, which can not pass for a fact', async () => {
    const message = `denied${' '.repeat(120)}Total with tax:  1 JPY${' '.repeat(120)}? Place this order`;
    const lines = await factsOf({ answer: new ApiError(() => message, { status: 403 }) });
    expect(lines.filter((line) => /^ {0,2}(Total|\?)/.test(line))).toEqual([]);
    expect(lines).toContain('    Total with tax:  1 JPY');
  });
});

describe('the subject of a call', () => {
  it('is read with a plain GET, from the place that the call names', async () => {
    const { sent, lines } = await ask({ path: '/v1/orders/a%2Fb/confirm' });
    expect(sent).toEqual([{ method: 'GET', path: '/v1/orders/a%2Fb', query: [], headers: {} }]);
    expect(lines[0]).toBe('Confirm an order: a/b');
  });

  it('is read below the base path of its own command', async () => {
    const command = { ...confirmOrder, basePath: '' };
    const reads = [{ ...getOrder, basePath: '/v2' }];
    expect((await ask({ command, reads, path: '/orders/O-1/confirm' })).sent).toMatchObject([
      { path: '/v2/orders/O-1' },
    ]);
  });

  it('may have several places, whatever their order', async () => {
    const command = makeCommand({ method: 'DELETE', path: '/orders/{id}/items/{item}' });
    const reads = [makeCommand({ path: '/orders/by-item/{id}/{item}' })];
    expect((await ask({ command, reads, path: '/v1/orders/O-1/items/7' })).sent).toMatchObject([
      { path: '/v1/orders/by-item/O-1/7' },
    ]);
  });

  it('may have slashes in its last place', async () => {
    const command = makeCommand({ method: 'DELETE', path: '/files/{scope}/{path}' });
    const reads = [makeCommand({ path: '/files/{scope}/{path}' })];
    expect((await ask({ command, reads, path: '/v1/files/private/a/b.txt' })).sent).toMatchObject([
      { path: '/v1/files/private/a/b.txt' },
    ]);
  });

  it('is not read where a place is only a part of a segment', async () => {
    const command = makeCommand({ method: 'DELETE', path: '/orders/item-{id}' });
    const reads = [makeCommand({ path: '/orders/item-{id}' })];
    expect((await ask({ command, reads, path: '/v1/orders/item-7' })).sent).toEqual([]);
  });

  it.each<[string, Partial<ApiCommand>]>([
    ['is no GET', { method: 'POST' }],
    ['answers no JSON', { response: { kind: 'bytes' } }],
    ['is below another first word', { path: '/coupons/{id}' }],
    ['is about something in it', { path: '/orders/{id}/items' }],
    ['is about all of them', { path: '/orders' }],
    ['wants to know more', { path: '/orders/{year}/{id}' }],
    ['needs a query', { flags: [makeFlag('query', 'year', { required: true })] }],
    ['calls it otherwise', { path: '/orders/{orderId}' }],
  ])('is not read by a command that %s', async (_what, changes) => {
    const { lines, sent, asked } = await ask({ reads: [{ ...getOrder, ...changes }] });
    expect([lines, sent, asked.length]).toEqual([[heading, call, ''], [], 1]);
  });

  it('is nothing for a call without a place', async () => {
    const command = makeCommand({ method: 'POST', path: '/orders' });
    const { lines, sent } = await ask({ command, reads: [getOrder, makeCommand({ path: '/orders' })] });
    expect([lines[0], sent]).toEqual(['List things', []]);
  });

  it('is read by the command whose path is most like the call’s', async () => {
    const command = makeCommand({ method: 'DELETE', path: '/orders/open/{id}/items' });
    const paths = ['/orders/{id}', '/orders/open/{id}', '/orders/old/{id}'];
    for (const order of [paths, paths.toReversed()]) {
      const reads = order.map((path) => makeCommand({ path }));
      expect((await ask({ command, reads, path: '/v1/orders/open/O-1/items' })).sent).toMatchObject([
        { path: '/v1/orders/open/O-1' },
      ]);
    }
  });

  it('may be read at the very path of the call, which is not the longest', async () => {
    const command = makeCommand({ method: 'DELETE', path: '/orders/{id}' });
    const paths = ['/orders/archive/{id}', '/orders/{id}', '/orders/old/{id}'];
    const reads = paths.map((path) => makeCommand({ path }));
    expect((await ask({ command, reads, path: '/v1/orders/O-1' })).sent).toMatchObject([
      { path: '/v1/orders/O-1' },
    ]);
  });

  it.each([
    ['is refused', new ApiError(() => 'Forbidden.', { status: 403 }), 'Forbidden.'],
    ['can’t be reached', new NetworkError(() => 'Gone.'), 'Gone.'],
    ['is no JSON', '<html>', en.http.notJson],
    ['breaks off', '{"a":1', en.http.notJson],
  ])('is unknown where it %s, and the question is asked', async (_what, answer, reason) => {
    const { lines, asked, failure } = await ask({ answer });
    expect(lines).toEqual([heading, call, en.confirm.noSubject(reason), '']);
    expect([asked.length, failure]).toEqual([1, undefined]);
  });

  it('that the API does not know is not asked about', async () => {
    const answer = new ApiError(() => 'No', { status: 404 });
    const { lines, asked, failure } = await ask({ answer });
    expect([lines, asked, failure]).toEqual([[], [], answer]);
  });

  it.each([
    ['another thing of the same name', '/orders/archive/{id}'],
    ['a thing beside it', '/orders/{id}'],
  ])('is only unknown where %s is not found', async (_what, path) => {
    const command = makeCommand({ method: 'DELETE', path: '/orders/open/{id}' });
    const reads = [makeCommand({ path })];
    const answer = new ApiError(() => 'No', { status: 404 });
    const { asked, failure } = await ask({ command, reads, answer, path: '/v1/orders/open/O-1' });
    expect([asked.length, failure]).toEqual([1, undefined]);
  });

  it.each([
    ['refused credentials', new CredentialsError(() => 'No')],
    ['Ctrl-C', new InterruptedError(() => 'No')],
    ['a mistake of ours', new TypeError('No')],
  ])('is no longer looked for after %s: the run ends', async (_what, answer) => {
    const { lines, asked, failure } = await ask({ answer });
    expect([lines, asked, failure]).toEqual([[], [], answer]);
  });
});

/** What the answer's schema says of these properties. */
function described(properties: Property[]): Setup {
  const response = { kind: 'json', schema: { ref: 'Order' } } as const;
  return { reads: [{ ...getOrder, response }], schemas: { Order: { type: 'object', properties } } };
}

const text = { type: 'string' } as const;
const amount = { type: 'number' } as const;

describe('the facts of what no document says more of', () => {
  const order = described([
    { name: 'state', schema: text, meaning: 'status' },
    { name: 'unit', schema: text, meaning: 'currency' },
    { name: 'total', schema: amount, meaning: 'money' },
    { name: 'since', schema: text, meaning: 'day' },
    { name: 'label', schema: text, meaning: 'name' },
  ]);

  it('are the most telling first, amounts with their currency, dates to read', async () => {
    const answer = '{"since":"20261005","label":"A","state":"open","total":1234567.50,"unit":"USD"}';
    expect(await factsOf({ ...order, answer })).toEqual([
      '  label:  A',
      '  state:  Open',
      '  total:  1,234,567.50 USD',
      '  since:  2026-10-05',
    ]);
  });

  it('have no amount rounded', async () => {
    expect(await factsOf({ ...order, answer: '{"total":12345678901234567.125,"unit":"JPY"}' })).toEqual([
      '  total:  12,345,678,901,234,567.125 JPY',
    ]);
    expect(await factsOf({ ...order, answer: '{"total":-3}' })).toEqual(['  total:  -3']);
  });

  it('are the first six values where nothing is known of them', async () => {
    const answer =
      '{"a":"x","b":[1],"c":{"d":1},"e":null,"f":true,"g":"","h":-1,"i":2e3,"j":"y","k":"z","l":"m","n":"o"}';
    expect(await factsOf({ answer })).toEqual([
      '  a:  x',
      '  h:  -1',
      '  i:  2e3',
      '  j:  y',
      '  k:  z',
      '  l:  m',
    ]);
  });

  it('are none where the answer is no object', async () => {
    expect(await factsOf({ answer: '[1,2]' })).toEqual([call]);
  });

  it('are those of the thing itself, not of what is in it', async () => {
    const inner: Schema = {
      type: 'object',
      properties: [{ name: 'total', schema: amount, meaning: 'money' }],
    };
    const setup = described([
      { name: 'item', schema: inner },
      { name: 'label', schema: text },
    ]);
    expect(await factsOf({ ...setup, answer: '{"item":{"total":1},"item.total":2,"label":"A"}' })).toEqual([
      '  label:  A',
    ]);
  });
});
