/** What the program says of its commands, offline. */
import { describe, expect, it } from 'vitest';
import { runProgram } from '../helpers/run-program.ts';

const run = (line: string, terminal?: number) =>
  runProgram(line.split(' '), terminal === undefined ? {} : { terminal });

describe('explain', () => {
  it('shows flags and fields of a command', async () => {
    const { code, stdout } = await run('explain bills get');
    expect(code).toBe(0);
    expect(stdout).toContain('API: GET /v1/bills/{yyyyMM} (getBilling).');
    expect(stdout).toContain('--yyyy-mm');
    expect(stdout).toMatch(/^ {2}state +string/m);
  });

  it('leads down a path, through lists', async () => {
    const { stdout } = await run('explain bills list billList.state');
    expect(stdout).toContain('bills list billList.state');
    expect(stdout).toMatch(/^ {2}temporary +Still being added up$/m);
    expect(stdout).not.toContain('currency');
  });

  it('is data where a format is named', async () => {
    const { stdout } = await run('explain orders create --output json');
    const rows: { in: string; path: string; type: string }[] = JSON.parse(stdout);
    expect(rows).toContainEqual(
      expect.objectContaining({ in: 'request', path: 'orderItemList.productCode', type: 'string' }),
    );
    expect(rows.some((row) => row.in === 'flag')).toBe(true);
    expect(rows.some((row) => row.in === 'response')).toBe(true);
  });

  it.each([
    ['explain bills list billList.stat', 'Did you mean "state"?'],
    ['explain bills', '"bills" needs a subcommand.'],
    ['explain bils list', 'Unknown command "bils". Did you mean "soracom explain bills"?'],
    ['explain configure', 'calls no API operation'],
    ['explain bills list billList.state more', 'Unexpected argument "more"'],
    ['explain bills list --generate-body', 'takes no JSON body'],
  ])('refuses %s', async (line, said) => {
    const { code, stdout, stderr } = await run(line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
  });

  it('writes a body that passes its own check but for what it leaves empty', async () => {
    const { code, stdout } = await run('explain orders create --generate-body');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ orderItemList: [{ productCode: '', quantity: 0 }] });
  });
});

describe('commands', () => {
  it('lists every command with what it calls', async () => {
    const { code, stdout } = await run('commands --output json');
    expect(code).toBe(0);
    const rows: { command: string }[] = JSON.parse(stdout);
    const find = (command: string) => rows.find((row) => row.command === command);
    expect(find('orders confirm')).toMatchObject({
      method: 'PUT',
      kind: 'destructive',
      source: 'billing.yaml',
    });
    expect(find('bills list')).toMatchObject({ path: '/v1/bills', kind: 'read', pagination: null });
    expect(find('definitions add')).toMatchObject({ operationId: null, source: 'built-in' });
    expect(new Set(rows.map(({ command }) => command)).size).toBe(rows.length);
  });

  it('fits a terminal', async () => {
    const { code, stdout } = await run('commands', 100);
    expect(code).toBe(0);
    expect(stdout).toContain('bills export');
  });
});
