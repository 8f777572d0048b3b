/** The manual and the bill of materials, read by the tools that they are written for. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeContents } from '../../packaging/contents.ts';
import { fetchPackage } from '../../packaging/fetch-package.ts';
import { escape } from '../../build/reference/roff.ts';
import { makeFolder } from '../helpers/folder.ts';
import { startProcess, type Command, type Ended } from '../helpers/program.ts';

let contents: string;
let pages: string[];

beforeAll(async () => {
  contents = makeFolder();
  await writeContents(contents);
  const manual = join(contents, 'share/man');
  const found = readdirSync(manual, { recursive: true, encoding: 'utf8' });
  pages = found.filter((file) => /\.\d$/.test(file)).map((file) => join(manual, file));
});

function run(...command: Command): Promise<Ended> {
  return startProcess(command, { env: { LC_ALL: 'C.UTF-8', MANWIDTH: '80' } }).ended;
}

describe('the manual', () => {
  it('has nothing that mandoc warns of', async () => {
    const { stdout, stderr } = await run('mandoc', '-T', 'lint', '-W', 'warning', ...pages);
    expect(stdout + stderr).toBe('');
  });

  it('has nothing that groff warns of', async () => {
    for (const page of pages) {
      const { stderr } = await run('groff', '-man', '-Tutf8', '-ww', '-z', page);
      expect({ page, stderr }).toEqual({ page, stderr: '' });
    }
  });

  it('has nothing that man warns of', async () => {
    for (const page of pages) {
      const { stderr, code } = await run('man', '--warnings', '-E', 'UTF-8', '-l', page);
      expect({ page, stderr }).toEqual({ page, stderr: '' });
      expect(code).toBe(0);
    }
  });

  it('has a name and a summary that apropos finds', async () => {
    const { stdout } = await run('lexgrog', ...pages);
    expect(stdout).not.toContain('parse failed');
    expect(stdout).toContain('soracom-bills-list - List the monthly bills');
  });

  it('shows every text as it is', async () => {
    const text = `.x 'a' "b" \\fBc\\*(d -e --f ^g~ \`h\` é 円 😀 …`;
    const page = join(makeFolder(), 'odd.1');
    writeFileSync(page, `.TH ODD 1\n.SH NAME\nodd \\- one\n.SH TEXT\n\\&${escape(text)}\n`);
    const formatters: Command[] = [
      ['man', '-E', 'UTF-8', '-P', 'cat', '-l', page],
      ['mandoc', '-T', 'utf8', page],
    ];
    for (const formatter of formatters) {
      const { stdout } = await run(...formatter);
      expect(stdout).toContain(text);
    }
  });
});

describe('the bill of materials', () => {
  it('is what CycloneDX 1.6 asks for', async () => {
    const schemas = join(await fetchPackage('@cyclonedx/cyclonedx-library'), 'res/schema');
    const load = (name: string): object =>
      JSON.parse(readFileSync(join(schemas, `${name}.SNAPSHOT.schema.json`), 'utf8')) as object;
    // The schema names formats that only other packages check.
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    // The schema refers to the others by the names of their files.
    for (const name of ['spdx', 'jsf-0.82'])
      ajv.addSchema(load(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
    const validate = ajv.compile(load('bom-1.6'));
    for (const file of [
      join(contents, 'sbom.cdx.json'),
      join(import.meta.dirname, '../../dist/sbom.cdx.json'),
    ]) {
      validate(JSON.parse(readFileSync(file, 'utf8')));
      expect(validate.errors).toBeNull();
    }
    expect(validate({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ name: 'no type' }] })).toBe(
      false,
    );
  });
});
