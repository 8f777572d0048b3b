/** `soracom describe`: commands as data. */
import { describe, expect, it } from 'vitest';
import { runProgram } from '../helpers/run-program.ts';

interface Parameter {
  name: string;
  option?: string;
  in: string;
  type: string;
  required: boolean;
}

interface Description {
  command: string;
  method?: string;
  path?: string;
  summary: string;
  commands?: number;
  parameters?: Parameter[];
  requestBody?: {
    contentType: string;
    type: string;
    schema?: string;
    required?: string[];
    properties: Parameter[];
  };
  response?: { type: string; schema?: string; fields: { name: string; fields?: { name: string }[] }[] };
  subcommands?: { command: string }[];
}

async function read<T>(line: string, terminal?: number): Promise<T> {
  const { code, stdout, stderr } = await runProgram(line.split(' '), {
    ...(terminal !== undefined && { terminal }),
  });
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as T;
}

describe('soracom describe', () => {
  it('alone lists the first words with the number of commands below each', async () => {
    const groups = await read<Description[]>('describe');
    expect(groups.find(({ command }) => command === 'bills')).toEqual({
      command: 'bills',
      summary: expect.any(String),
      commands: 8,
    });
    expect(groups.find(({ command }) => command === 'doctor')).toMatchObject({ commands: 1 });
  });

  it('prints JSON on a terminal, too', async () => {
    expect(await read<Description[]>('describe bills', 80)).toHaveLength(8);
  });

  it('--all lists every command, sorted, hand-written ones without method and path', async () => {
    const all = await read<Description[]>('describe --all');
    const names = all.map(({ command }) => command);
    expect(names).toEqual(names.toSorted());
    expect(all.find(({ command }) => command === 'bills get')).toEqual({
      command: 'bills get',
      method: 'GET',
      path: '/bills/{yyyyMM}',
      summary: expect.any(String),
    });
    expect(Object.keys(all.find(({ command }) => command === 'doctor') ?? {})).toEqual([
      'command',
      'summary',
    ]);
  });

  it('of a group lists what is below it', async () => {
    const below = await read<Description[]>('describe bills summaries');
    expect(below.map(({ command }) => command)).toEqual([
      'bills summaries get-bill-items',
      'bills summaries get-sims',
    ]);
  });

  it('of a command tells parameters and response, to any depth', async () => {
    const command = await read<Description>('describe bills get');
    expect(command).toMatchObject({ command: 'bills get', method: 'GET', path: '/bills/{yyyyMM}' });
    expect(command.parameters).toEqual([
      {
        name: 'yyyyMM',
        option: 'yyyy-mm',
        in: 'path',
        type: 'string',
        required: true,
        description: expect.any(String),
      },
    ]);
    expect(command).not.toHaveProperty('requestBody');
    expect(command).not.toHaveProperty('deprecated');
    const list = await read<Description>('describe bills list');
    expect(list.response?.fields.find(({ name }) => name === 'billList')).toMatchObject({
      type: 'array of object',
      fields: expect.arrayContaining([expect.objectContaining({ name: 'amount', type: 'number' })]),
    });
  });

  it('of a command with a body tells its properties, and which have flags', async () => {
    const { requestBody } = await read<Description>('describe orders create');
    const names = requestBody?.properties.map(({ name }) => name) ?? [];
    expect(names).toEqual(names.toSorted());
    expect(requestBody).toMatchObject({ contentType: 'application/json', type: 'object' });
    expect(requestBody?.properties.find(({ name }) => name === 'shippingAddressId')).toMatchObject({
      option: 'shipping-address-id',
      in: 'body',
    });
    expect(requestBody?.properties.find(({ name }) => name === 'orderItemList')).not.toHaveProperty('option');
  });

  it('never requires an operator id', async () => {
    const { parameters } = await read<Description>('describe shipping-addresses list');
    expect(parameters?.find(({ name }) => name === 'operator_id')).toMatchObject({ required: false });
  });

  it('of a node that is both tells its subcommands', async () => {
    const { subcommands, method } = await read<Description>('describe auth');
    expect(method).toBe('POST');
    expect(subcommands?.map(({ command }) => command)).toContain('auth status');
  });

  it('of a hand-written command tells flags and arguments', async () => {
    expect(await read('describe definitions add')).toMatchObject({
      command: 'definitions add',
      arguments: [{ name: 'SOURCE', required: true }],
      parameters: expect.arrayContaining([expect.objectContaining({ name: 'lang', in: 'flag' })]),
    });
  });

  it.each([
    ['describe bils', 'Did you mean "soracom describe bills"?'],
    ['describe bills gett', 'Did you mean "soracom describe bills get"?'],
    ['describe bills get extra', 'Unknown command'],
  ])('%s is refused', async (line, expected) => {
    const { code, stdout, stderr } = await runProgram(line.split(' '));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(expected);
  });
});
