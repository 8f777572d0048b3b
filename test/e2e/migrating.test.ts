/** Every command of docs/migrating.md, run as it is printed; the image is built and used without a container. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { callProgram } from '../helpers/program.ts';
import { runScript } from '../helpers/simulated-shell.ts';
import { makeVendorDocuments } from '../helpers/vendor-documents.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/migrating.md'), 'utf8');

/** The scripts of the page, in order. */
const scripts = Array.from(page.matchAll(/^```sh\n([^]*?)^```$/gm), ([, script = '']) => script);

/** What each of them prints. */
const expected: RegExp[] = [
  /^\[\]\n\[\n {2}\{\n {4}"check": "version",[^]+"authentication",\n {4}"status": "ok"/,
  /\nsoracom\nsoracom-sandbox\n$/,
  /^secret-xxxx\n$/,
  /^BIL0001: There is no bill for 209901\.\nexit code 4\n$/,
  /^POST \/orders\nPOST http:.*\/v1\/coupons\nWrote .*skills\/soracom-cli\/SKILL.md\.\n$/,
  /^\{\n {2}"dryRun": true,[^]+"\$SORACOM_API_KEY"/,
  /^31601\n"OP\d{10}"\n$/,
  /^Nothing is installed for bash\.\n$/,
];

/** A folder that `definitions add soracom` can take the vendor's documents from. */
function writeVendorDocuments(): string {
  const folder = makeFolder();
  for (const [name, text] of Object.entries(makeVendorDocuments(50))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

// The scripts are for a POSIX shell, which Windows does not have.
describe.skipIf(process.platform === 'win32')('docs/migrating.md', () => {
  it('has a script for each expectation', () => {
    expect(scripts).toHaveLength(expected.length);
  });

  it.each(scripts.map((script, at) => ({ script, stdout: expected[at] ?? /^$/ })))(
    'runs $script',
    async ({ script, stdout }) => {
      const more = { SORACOM_DEFINITIONS_URL: writeVendorDocuments(), SORACOM_YES: '1' };
      // doctor compares the clocks.
      const now = script.includes('doctor') ? new Date().toISOString() : '2026-09-15T00:00:00Z';
      const outcome = await runScript(script, now, [], more);
      expect(outcome.stderr.replaceAll(/^(Warning: .*|Profile ".*)\n/gm, '')).toBe('');
      expect(outcome.stdout).toMatch(stdout);
      expect(outcome.code).toBe(0);
    },
  );

  it('names the variables, flags and commands that there are', async () => {
    const { stdout } = await callProgram(['help', 'environment']);
    for (const [name] of page.matchAll(/SORACOM_\w+/g)) expect(stdout).toContain(name);
  });
});

describe.skipIf(process.platform === 'win32')('the image of docs/migrating.md', () => {
  const [, dockerfile = ''] = /^```dockerfile\n([^]*?)^```$/m.exec(page) ?? [];
  const steps = Array.from(dockerfile.matchAll(/^RUN ((?:soracom|chmod) .*)$/gm), ([, step = '']) => step);

  it('serves the whole API from a read-only folder and without a home', async () => {
    const root = makeFolder();
    const dir = join(root, 'soracom');
    expect(dockerfile).toContain('ENV SORACOM_PROFILE_DIR=/opt/soracom\n');
    expect(steps).toEqual(['soracom definitions add soracom', 'chmod -R a+rX /opt/soracom']);
    const script = steps.join('\n').replaceAll('/opt/soracom', dir);
    const source = { SORACOM_DEFINITIONS_URL: writeVendorDocuments(), SORACOM_PROFILE_DIR: dir };
    expect(await runScript(script, '2026-09-15T00:00:00Z', [], source)).toMatchObject({ code: 0 });
    const call = [
      `chmod -R a-w ${dir}`,
      'unset HOME',
      'cd /',
      'soracom sims-0 call-thing-0 --help | head -n 1',
      'soracom bills get-latest --query amount',
      `chmod -R u+w ${dir}`,
    ].join('\n');
    const used = await runScript(call, '2026-09-15T00:00:00Z', [], { SORACOM_PROFILE_DIR: dir });
    expect(used).toMatchObject({
      stderr: '',
      stdout: 'Usage: soracom sims-0 call-thing-0 [flags]\n31601\n',
      code: 0,
    });
  });
});
