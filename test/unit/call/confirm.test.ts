/** What a person is told before a call that costs money, and which commands find it out. */
import { describe, expect, it } from 'vitest';
import { confirmCall } from '../../../src/call/confirm.ts';
import type { ApiCall } from '../../../src/connect/prepare-call.ts';
import type { ApiLeaf, CommandTree, TreeNode } from '../../../src/command/command.ts';
import { ApiError, CredentialsError, InterruptedError, NetworkError } from '../../../src/errors.ts';
import type { ApiCommand, Property, Schema } from '../../../src/model/command.ts';
import type { FinishedPlan } from '../../../src/request/plan.ts';
import { en } from '../../../src/text/en.ts';
import { makeCommand } from '../../helpers/api-command.ts';
import { createMemoryIo } from '../../helpers/memory-io.ts';

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
  person = true,
  keyboard = true,
  yes,
  ...rest
}: Setup = {}) {
  const terminal = 'terminal' in rest ? rest.terminal : 80;
  const { io, stdout, stderr } = createMemoryIo({ keyboard, terminal });
  const sent: FinishedPlan[] = [];
  const asked: string[] = [];
  const call: ApiCall = {
    plan: { method: command.method, path, query: [], headers: {} },
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

const about = 'Confirm an order: PUT https://api.example.com/v1/orders/O-1/confirm';
const factsOf = async (setup: Setup): Promise<string | undefined> => (await ask(setup)).lines[1];

describe('the question', () => {
  it('names the call and what it is about, on stderr', async () => {
    const { lines, stdout, asked, failure } = await ask({ answer: '{"name":"Three SIM cards"}' });
    expect(lines).toEqual([about, en.wire.subject('Three SIM cards')]);
    expect([stdout, asked, failure]).toEqual(['', [en.wire.goAhead], undefined]);
  });

  it('that is answered with no ends the run', async () => {
    expect((await ask({ person: false })).failure).toBeInstanceOf(InterruptedError);
  });

  it.each<[string, Setup]>([
    ['in a pipe', { keyboard: false }],
    ['where nobody sees it', { terminal: undefined }],
    ['under --yes', { yes: 'true' }],
  ])('is not asked %s, and nothing is read', async (_name, setup) => {
    expect(await ask(setup)).toEqual({ lines: [], stdout: '', sent: [], asked: [], failure: undefined });
  });

  it('is asked where --yes is off', async () => {
    expect((await ask({ yes: 'false' })).asked).toHaveLength(1);
  });

  it('stays in one line, whatever the API says', async () => {
    const answer = String.raw`{"name":"a\nb\u001b[2J"}`;
    expect((await ask({ answer })).lines).toEqual([about, en.wire.subject(String.raw`a b\u001b[2J`)]);
  });
});

describe('the subject of a call', () => {
  it('is read with a plain GET, from the place that the call names', async () => {
    const { sent } = await ask({ path: '/v1/orders/a%2Fb/confirm' });
    expect(sent).toEqual([{ method: 'GET', path: '/v1/orders/a%2Fb', query: [], headers: {} }]);
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

  it.each<[string, Partial<ApiCommand>]>([
    ['is no GET', { method: 'POST' }],
    ['answers no JSON', { response: { kind: 'bytes' } }],
    ['is below another first word', { path: '/coupons/{id}' }],
    ['is about something in it', { path: '/orders/{id}/items' }],
    ['is about all of them', { path: '/orders' }],
    ['wants to know more', { path: '/orders/{year}/{id}' }],
    ['calls it otherwise', { path: '/orders/{orderId}' }],
  ])('is not read by a command that %s', async (_what, changes) => {
    const { lines, sent, asked } = await ask({ reads: [{ ...getOrder, ...changes }] });
    expect([lines, sent, asked.length]).toEqual([[about], [], 1]);
  });

  it('is nothing for a call without a place', async () => {
    const command = makeCommand({ method: 'POST', path: '/orders' });
    const { lines, sent } = await ask({ command, reads: [getOrder, makeCommand({ path: '/orders' })] });
    expect([lines.length, sent]).toEqual([1, []]);
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
    ['is not found', new ApiError(() => 'No', { status: 404 })],
    ['can’t be reached', new NetworkError(() => 'No')],
    ['is no JSON', '<html>'],
    ['breaks off', '{"a":1'],
    ['says nothing', '{}'],
  ])('is unknown where it %s, and the question is asked', async (_what, answer) => {
    const { lines, asked, failure } = await ask({ answer });
    expect(lines).toEqual([about, en.wire.subjectUnknown]);
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

describe('the facts', () => {
  const order = described([
    { name: 'state', schema: text, meaning: 'status' },
    { name: 'unit', schema: text, meaning: 'currency' },
    { name: 'total', schema: amount, meaning: 'money' },
    { name: 'shipping', schema: amount, meaning: 'money', rank: 37 },
    { name: 'label', schema: text, meaning: 'name' },
  ]);

  it.each<[what: string, answer: string, facts: string]>([
    [
      'the amount, its currency and the state',
      '{"label":"A","state":"open","shipping":5,"total":12.50,"unit":"JPY"}',
      'total 12.50 JPY, state open',
    ],
    ['the amount alone', '{"label":"A","total":-3}', 'total -3'],
    ['the next amount where the first is missing', '{"shipping":5,"unit":"USD"}', 'shipping 5 USD'],
    ['the state alone', '{"label":"A","unit":"JPY","state":"open"}', 'state open'],
    ['names, the most telling first, where there is neither', '{"unit":"JPY","label":"A"}', 'A, JPY'],
  ])('are %s', async (_what, answer, facts) => {
    expect(await factsOf({ ...order, answer })).toBe(en.wire.subject(facts));
  });

  it('tell every state', async () => {
    const setup = described([
      { name: 'paid', schema: text, meaning: 'status', rank: 30 },
      { name: 'sent', schema: text, meaning: 'status', rank: 20 },
    ]);
    expect(await factsOf({ ...setup, answer: '{"paid":"no","sent":"yes"}' })).toBe(
      en.wire.subject('sent yes, paid no'),
    );
  });

  it('are the first four values where nothing is known of them', async () => {
    const answer = '{"a":"x","b":[1],"c":{"d":1},"e":null,"f":true,"g":"","h":-1,"i":2e3,"j":"y","k":"z"}';
    expect(await factsOf({ answer })).toBe(en.wire.subject('x, -1, 2e3, y'));
  });

  it('are the four most telling values where nothing is known of money or state', async () => {
    const setup = described(
      ['a', 'b', 'c', 'd', 'e'].map((name, index) => ({ name, schema: text, rank: 50 - index })),
    );
    const answer = '{"other":"o","a":"1","b":"2","c":"3","d":"4","e":"5"}';
    expect(await factsOf({ ...setup, answer })).toBe(en.wire.subject('5, 4, 3, 2'));
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
    expect(await factsOf({ ...setup, answer: '{"item":{"total":1},"item.total":2,"label":"A"}' })).toBe(
      en.wire.subject('A'),
    );
  });
});
