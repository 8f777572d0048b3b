/** Documents as they are in the wild: odd paths, long words, Markdown, webhooks, bodies that may be forms. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram } from '../helpers/run-program.ts';

const odd = fileURLToPath(new URL('../fixtures/foreign/odd.yaml', import.meta.url));
const profileDir = makeFolder();

const run = (line: string) =>
  runProgram(line.split(' '), { profileDir, env: { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't' } });

let added: Awaited<ReturnType<typeof run>>;
beforeAll(async () => {
  added = await run(`definitions add ${odd}`);
});

const longWord = 'a-word-of-a-generator-that-writes-out-everything-the-path-says-and-then-some-more';

describe('a document from the wild', () => {
  it('is taken in, and what is left out is said with its place', () => {
    expect(added.code).toBe(0);
    expect(added.stderr).toContain(`${odd}:9:1: 1 webhook is skipped: the API calls it, not the user.`);
  });

  it.each([
    ['widgets get --id a', '/v1/widgets/a'],
    ['widgets get-beta --id a/b --limit 5', '/v1/widgets/a%2Fb?beta=true&limit=5'],
    ['widgets copy --id a', '/v1/widgets/a'],
    [`pairs ${longWord} --id a --kind b`, '/v1/pairs/ab/(all)*'],
  ])('%s calls %s', async (line, path) => {
    const { code, stdout } = await run(`${line} --dry-run=json`);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ url: `https://api.soracom.io${path}` });
  });

  it('shows its texts without markup, and none twice', async () => {
    const beta = await run('widgets get-beta --help');
    expect(beta.stdout).toContain('Beta\n\nSee the guide; beta_flag is fixed.');
    expect(beta.stdout).toContain('GET /v1/widgets/{id}?beta=true');
    const { stdout } = await run('widgets get --help');
    expect(stdout.match(/Get one widget/g)).toHaveLength(1);
    expect(stdout).not.toContain('**');
  });

  it('has groups described by their tags', async () => {
    const { stdout } = await run('--help');
    expect(stdout).toMatch(/widgets +Everything about widgets\n/);
    expect(stdout).toMatch(/uploads +Unheard: create\n/);
  });

  it('takes a body as JSON where it may be a form, too, and honours exclusive bounds', async () => {
    const { stdout } = await run('uploads create --name a --size 5 --step 0.3 --dry-run=json');
    expect(JSON.parse(stdout)).toMatchObject({ body: { name: 'a', size: 5, step: 0.3 } });
    const template = await run('uploads create --generate-body');
    expect(JSON.parse(template.stdout)).toEqual({ name: '', size: 1, step: 0 });
  });
});

/** A document with one operation, from line 4 on. */
function documentOf(operation: string): string {
  return `openapi: 3.0.0\npaths:\n  /a:\n    get:\n      operationId: a\n${operation}      responses: {}\n`;
}

describe('what makes no sense in a document', () => {
  const body = (schema: string): string =>
    documentOf(
      `      x-soracom-cli: [a]\n      requestBody:\n        content:\n          application/json:\n            schema: ${schema}\n`,
    );
  it.each([
    ['a type that is none', body('{ type: strng }'), 'x.yaml:10:23: "strng" is not a type'],
    ['a type that is a number', body('{ type: 42 }'), 'x.yaml:10:23: 42 is not a type'],
    [
      'a list of types with one that is none',
      body('{ type: [string, nul] }'),
      'x.yaml:10:23: ["string","nul"] is not a type',
    ],
    [
      'required as a text',
      body('{ type: object, required: name }'),
      'x.yaml:10:37: Expected "required" to be a list',
    ],
    [
      'required as a text at a parameter',
      documentOf(
        '      x-soracom-cli: [a]\n      parameters:\n        - { name: q, in: query, required: "yes", schema: { type: string } }\n',
      ),
      'x.yaml:8:33: Expected "required" to be true or false',
    ],
  ])('is said with line and column: %s', async (_, text, said) => {
    const dir = makeFolder();
    writeFileSync(join(dir, 'x.yaml'), text);
    const { code, stderr } = await runProgram(['definitions', 'add', join(dir, 'x.yaml')], {
      profileDir: dir,
    });
    expect(code).toBe(0);
    expect(stderr).toContain(said);
  });

  it.each<[string, string | Buffer, string]>([
    [
      'a word that is too long',
      documentOf(`      x-soracom-cli: [${'w'.repeat(129)}]\n`),
      'x.yaml:6:23: A word in "x-soracom-cli" has 129 characters; 128 are allowed.',
    ],
    [
      'bytes that are no text',
      Buffer.from('openapi: 3.0.0\ninfo: あ\xff\n', 'latin1'),
      'x.yaml:2:8: This is not UTF-8 text.',
    ],
    [
      'bytes of a character that was cut',
      Buffer.from('a: あ\n').subarray(0, 5),
      'x.yaml:1:4: This is not UTF-8 text.',
    ],
  ])('is refused with line and column: %s', async (_, text, said) => {
    const dir = makeFolder();
    writeFileSync(join(dir, 'x.yaml'), text);
    const { code, stderr } = await runProgram(['definitions', 'add', join(dir, 'x.yaml')], {
      profileDir: dir,
    });
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });

  it('takes the longest first words there may be, in upper case as well', async () => {
    const dir = makeFolder();
    const words = [`${'W'.repeat(127)}A`, `${'W'.repeat(127)}B`];
    writeFileSync(join(dir, 'x.yaml'), documentOf(`      x-soracom-cli: [${words.join(', ')}]\n`));
    expect(await runProgram(['definitions', 'add', join(dir, 'x.yaml')], { profileDir: dir })).toMatchObject({
      code: 0,
    });
    for (const word of words)
      expect(await runProgram([word, '--help'], { profileDir: dir })).toMatchObject({ code: 0 });
  });
});

describe('a body that is a form alone', () => {
  const dir = makeFolder();
  const form = (type: string): string =>
    `requestBody: { required: true, content: { ${type}: { schema: { type: object, required: [user], properties: { user: { type: string } } } } } }`;
  const document = [
    'openapi: 3.0.0',
    'paths:',
    `  /plain: { post: { operationId: p, x-soracom-cli: [forms plain], ${form('application/x-www-form-urlencoded')}, responses: {} } }`,
    `  /parts: { post: { operationId: m, x-soracom-cli: [forms parts], ${form('multipart/form-data')}, responses: {} } }`,
  ].join('\n');

  beforeAll(async () => {
    const path = join(dir, 'forms.yaml');
    writeFileSync(path, document);
    const { code, stderr } = await runProgram(['definitions', 'add', path], { profileDir: dir });
    if (code !== 0) throw new Error(stderr);
  });

  it.each(['plain', 'parts'])('is said to have no flags, and no skeleton: %s', async (verb) => {
    const { stdout } = await runProgram(['forms', verb, '--help'], { profileDir: dir, terminal: 200 });
    const page = stdout.replaceAll(/\s+/g, ' ');
    expect(page).toContain('its fields have no flags. Text, @file, or - for the standard input. ');
    expect(page).not.toMatch(/other flags override|--user|--generate-body/);
    const { code, stderr } = await runProgram(['forms', verb], { profileDir: dir });
    expect(stderr).toContain('A body is required');
    expect(code).toBe(2);
  });

  it.each([
    ['plain', 'user=a&b=%20', 'application/x-www-form-urlencoded'],
    ['parts', '--x y\r\n\r\na\r\n--x y--', 'multipart/form-data; boundary="x y"'],
    ['parts', 'no parts', 'multipart/form-data'],
  ])('goes out as it is: %s %j', async (verb, body, type) => {
    const { stdout } = await runProgram(['forms', verb, `--body=${body}`, '--dry-run'], { profileDir: dir });
    expect(JSON.parse(stdout)).toMatchObject({ body, headers: { 'Content-Type': type } });
  });
});
