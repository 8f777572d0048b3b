/** A document that a user adds, from end to end: its pages, its words, and a quotation that is kept and confirmed. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startAuthServer } from '../helpers/auth-server.ts';
import { makeFolder } from '../helpers/folder.ts';
import { callProgram, programUnderTest } from '../helpers/program.ts';
import { openTerminal, terminalMaker } from '../helpers/terminal.ts';

const document = join(import.meta.dirname, '../fixtures/openapi/theatre.yaml');

const quotation = {
  quoteId: 'Q-77',
  currency: 'USD',
  totalAmount: 61.5,
  seats: [{ place: { name: 'Stalls, row 7' }, number: 2, cost: 61.5 }],
};

const pages = [
  [{ showId: 'S1', name: 'から騒ぎ', mood: 'comic', startsAt: '2026-12-01T10:00:00Z' }],
  [{ showId: 'S2', name: 'Hamlet', mood: 'tragic', startsAt: '2026-12-02T19:30:00+09:00' }],
];

/** A theatre, a home to which its document was added, and what the theatre was asked. */
async function open() {
  const server = await startAuthServer({
    answer({ path }, response) {
      const isList = path === '/v1/shows';
      const page = isList ? (server.count(path) - 1) % pages.length : 0;
      const isLast = !isList || page === pages.length - 1;
      response.writeHead(200, {
        'Content-Type': 'application/json',
        ...(!isLast && { 'x-next': String(page + 1) }),
      });
      response.end(JSON.stringify(isList ? pages[page] : quotation));
    },
  });
  const home = makeFolder();
  const env = {
    SORACOM_ENDPOINT: server.endpoint,
    SORACOM_AUTH_KEY_ID: 'keyId-me',
    SORACOM_AUTH_KEY: 'secret-mine',
    LANG: 'C.UTF-8',
    NO_COLOR: '1',
    TZ: 'UTC',
  };
  const run = (...argv: string[]) => callProgram(argv, { env, cwd: home });
  expect(await run('definitions', 'add', document)).toMatchObject({ code: 0, stderr: '' });
  const bought = () => server.seen.filter(({ path }) => path.endsWith('/buy')).map(({ path }) => path);
  return { env, home, run, server, bought };
}

describe('an added document', () => {
  it('has its pages followed, its other words, and its times and statuses made readable', async () => {
    const { run } = await open();
    const all = await run('shows', 'list', '--fetch-all');
    expect(JSON.parse(all.stdout)).toEqual(pages.flat());
    const table = await run('playbill', '--fetch-all', '--output', 'table');
    expect(table.stdout).toContain('から騒ぎ');
    expect(table.stdout).toContain('2026-12-01 10:00:00');
    expect(table.stdout).toContain('2026-12-02 10:30:00');
    const help = await run('shows', 'list', '--help');
    expect(help.stdout).toContain('comic: Ends well; tragic: Ends badly.');
  });

  it('has a body made of its flags; what it objects to is a warning', async () => {
    const { run, server } = await open();
    const argv = ['tickets', 'quote', '--place', 'stalls', '--count', '9', '--wish', 'aisle, please'];
    const { code, stderr } = await run(...argv);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^warning: --count: Expected 8 or less, found 9\.$/m);
    const sent = server.seen.find(({ path }) => path === '/v1/tickets');
    expect(JSON.parse(sent?.body ?? '')).toEqual({ place: 'stalls', count: 9, body: 'aisle, please' });
    expect(sent?.headers).toHaveProperty('x-soracom-token');
  });

  it('has examples that keep to its limits', async () => {
    const { run } = await open();
    const { stdout } = await run('tickets', 'quote', '--help');
    expect(stdout).toContain('soracom tickets quote --place stalls --count 8\n');
  });
});

describe.runIf(terminalMaker !== undefined)('a quotation of an added document, on a terminal', () => {
  const program = programUnderTest.map((word) => `'${word}'`).join(' ');

  /** Gets a quotation, and types the command that confirms it. */
  async function quoteAndBuy(buy: string) {
    const theatre = await open();
    const script = `stty cols 100; ${program} tickets quote --place stalls --count 2; ${program} ${buy}; echo "exit=$?"`;
    const env = { ...theatre.env, HOME: theatre.home, PATH: process.env['PATH'] ?? '' };
    return { ...theatre, terminal: openTerminal(['bash', '-c', script], { env, cwd: theatre.home }) };
  }

  it('names the next command, shows what was quoted and what is called, and a yes buys', async () => {
    const { terminal, server, bought } = await quoteAndBuy('tickets buy --quote-id Q-77');
    const screen = await terminal.sees('Buy these tickets for 61.50 USD? [y/N]');
    expect(screen).toMatch(/\n {2}soracom tickets buy --quote-id Q-77\r?\n/);
    expect(screen).toMatch(/Product: +Stalls, row 7 × 2 +61\.50 USD/);
    expect(screen).toMatch(/Next: +You are charged at once\./);
    expect(screen).toContain(`POST ${server.endpoint}/v1/tickets/Q-77/buy`);
    expect(bought()).toEqual([]);
    terminal.type('y\r');
    await terminal.sees('exit=0');
    expect(bought()).toEqual(['/v1/tickets/Q-77/buy']);
  });

  it('a no buys nothing', async () => {
    const { terminal, bought } = await quoteAndBuy('tickets buy --quote-id Q-77');
    await terminal.sees('[y/N]');
    terminal.type('n\r');
    expect(await terminal.sees('exit=130')).toContain('Cancelled.');
    expect(bought()).toEqual([]);
  });

  it('another id is not taken for it', async () => {
    const { terminal, bought } = await quoteAndBuy('tickets buy --quote-id Q-78');
    const screen = await terminal.sees('Buy these tickets? [y/N]');
    expect(screen).toContain("Couldn't look up the amount");
    expect(screen).not.toMatch(/Total[^\n]*61/);
    terminal.type('\r');
    await terminal.sees('exit=130');
    expect(bought()).toEqual([]);
  });
});
