/** The workflows run pinned code with few permissions, and name only scripts and files that exist. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const folder = '.github/workflows';

interface Step {
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
}

interface Job {
  uses?: string;
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  steps?: Step[];
  needs?: string | string[];
  environment?: string;
}

interface Workflow {
  on: Record<string, unknown>;
  permissions?: Record<string, string>;
  concurrency?: { group: string };
  jobs: Record<string, Job>;
}

const workflows = readdirSync(join(root, folder)).map((name) => {
  const text = read(`${folder}/${name}`);
  return { name, text, workflow: parse(text) as Workflow };
});
const jobs = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({ name: `${name}: ${id}`, job })),
);
const release = workflows.find(({ name }) => name === 'release.yml')?.workflow.jobs ?? {};

describe.each(workflows)('$name', ({ text, workflow }) => {
  it('pins every action by its commit, with the version beside it', () => {
    const uses = Array.from(text.matchAll(/\buses: (.*)/g), ([, reference = '']) => reference);
    const foreign = uses.filter((reference) => !reference.startsWith('./'));
    expect(
      foreign.filter((reference) => !/^[\w.-]+\/[\w./-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(reference)),
    ).toEqual([]);
  });

  it('gives nothing to the workflow as a whole, and runs one at a time', () => {
    expect(workflow.permissions).toEqual({});
    expect(workflow.concurrency?.group).toBeTruthy();
  });

  it('is never run with our permissions on what a stranger wrote', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    expect(Object.keys(workflow.on)).not.toContain('workflow_run');
  });

  it('keeps no cache', () => {
    expect(text).not.toMatch(/actions\/cache| cache:/);
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps ?? []);
    const nodes = steps.filter(({ uses }) => uses?.startsWith('actions/setup-node@'));
    expect(nodes.filter((step) => step.with?.['package-manager-cache'] !== false)).toEqual([]);
  });

  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = Array.from(text.matchAll(/npm run (?:--silent )?([\w:-]+)/g), ([, script = '']) => script);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  it('names only files of the project that exist', () => {
    const named = Array.from(
      text.matchAll(/\b(?:packaging|test)\/[\w./-]+\.(?:ts|sh)\b|\.\/\.github\/\S+/g),
      ([path]) => path,
    );
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe.each(jobs)('$name', ({ job }) => {
  it('states its permissions and its time', () => {
    expect(job.permissions).toBeDefined();
    // A called workflow's own jobs say how long they may take.
    const minutes = job.uses === undefined ? job['timeout-minutes'] : 1;
    expect(minutes).toBeGreaterThan(0);
  });

  it('puts no expression into a script: values come by environment', () => {
    expect((job.steps ?? []).filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  it('leaves no token in the checkout', () => {
    const checkouts = (job.steps ?? []).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  it('shows secrets to single steps, in an environment that can ask for approval', () => {
    const { steps, ...rest } = job;
    expect(JSON.stringify(rest)).not.toContain('secrets');
    const usesSecrets = JSON.stringify(steps ?? []).includes('secrets.');
    expect(usesSecrets && job.environment === undefined).toBe(false);
  });
});

describe('the release', () => {
  const permissions = (id: string): Record<string, string> | undefined => release[id]?.permissions;
  const comesAfter = (id: string): string[] => {
    const needs = [release[id]?.needs ?? []].flat();
    return [...needs, ...needs.flatMap(comesAfter)];
  };

  it('writes only where it must', () => {
    const write = Object.entries(release).flatMap(([id, job]) =>
      Object.entries(job.permissions ?? {}).flatMap(([what, level]) =>
        level === 'write' ? `${id} ${what}` : [],
      ),
    );
    expect(write.toSorted()).toEqual([
      'attest attestations',
      'attest id-token',
      'image attestations',
      'image id-token',
      'image packages',
      'npm id-token',
      'release contents',
    ]);
  });

  it('publishes what was checked, tested, signed and attested, in this order', () => {
    expect(comesAfter('release')).toEqual(['attest', 'files', 'sign', 'ci', 'version']);
    for (const id of ['npm', 'image', 'taps']) expect(comesAfter(id)[0]).toBe('release');
  });

  it('has no token for npm', () => {
    expect(JSON.stringify(release['npm'])).not.toMatch(/secrets|NODE_AUTH_TOKEN/);
    expect(permissions('npm')).toEqual({ 'id-token': 'write' });
    expect(JSON.parse(read('package.json'))).toMatchObject({
      publishConfig: { access: 'public', provenance: true },
    });
  });
});

describe('.github/dependabot.yml', () => {
  const { updates } = parse(read('.github/dependabot.yml')) as {
    updates: { 'package-ecosystem': string; directory: string }[];
  };

  it('looks where there is something to update', () => {
    const files: Record<string, string> = {
      npm: 'package-lock.json',
      'github-actions': '.github/workflows',
      docker: 'Dockerfile',
    };
    const places = updates.map((update) =>
      posix.join(update.directory, files[update['package-ecosystem']] ?? 'unknown'),
    );
    expect(places).toEqual([
      '/package-lock.json',
      '/packaging/package-lock.json',
      '/.github/workflows',
      '/packaging/Dockerfile',
    ]);
    expect(places.filter((place) => !existsSync(join(root, place)))).toEqual([]);
  });
});

describe('the forms for issues', () => {
  const forms = ['bug.yml', 'feature.yml'].map((name) => {
    const form = parse(read(`.github/ISSUE_TEMPLATE/${name}`)) as {
      name: string;
      description: string;
      body: { type: string; id?: string; attributes: { label?: string; value?: string } }[];
    };
    return { name, form };
  });

  // The rules of GitHub's form schema that a form of ours could break.
  it.each(forms)('$name is a form', ({ form }) => {
    expect(form.name).toBeTruthy();
    expect(form.description).toBeTruthy();
    const fields = form.body.filter(({ type }) => type !== 'markdown');
    const types = ['checkboxes', 'dropdown', 'input', 'textarea'];
    expect(fields.filter(({ type }) => !types.includes(type))).toEqual([]);
    expect(fields.filter(({ attributes }) => !attributes.label)).toEqual([]);
    const ids = fields.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids.filter((id) => !/^[\w-]+$/.test(id ?? ''))).toEqual([]);
  });

  it('ask for what helps, and warn of secrets', () => {
    const bug = read('.github/ISSUE_TEMPLATE/bug.yml');
    expect(bug).toContain('`soracom version`');
    expect(bug).toContain('`soracom doctor -o json`');
    expect(bug).toContain('**This page is public.**');
  });
});
