/** The bill of materials has the members that tools rely on, and names what the licences name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { noticeRule } from '../../../build/licenses.ts';
import { describeBundle, type Sbom } from '../../../build/sbom.ts';
import { describeRuntime } from '../../../packaging/runtime.ts';
import { writeExecutableSbom } from '../../../packaging/sbom.ts';

const date = new Date('2026-12-01T00:00:00Z');

/** The members of CycloneDX 1.6 that every tool asks for; test/packages checks against the whole schema. */
const license = {
  oneOf: [
    {
      type: 'object',
      required: ['license'],
      properties: {
        license: {
          type: 'object',
          required: ['id'],
          properties: { id: { type: 'string', pattern: '^[\\w.+-]+$' } },
        },
      },
    },
    {
      type: 'object',
      required: ['expression'],
      properties: { expression: { type: 'string', minLength: 1 } },
    },
  ],
};
const component = {
  type: 'object',
  required: ['type', 'bom-ref', 'name', 'version', 'purl', 'licenses'],
  properties: {
    type: { enum: ['application', 'library', 'platform'] },
    name: { type: 'string', minLength: 1 },
    version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
    purl: { type: 'string', pattern: '^pkg:npm/(?:%40[\\w.-]+/)?[\\w.-]+@\\d' },
    licenses: { type: 'array', minItems: 1, items: license },
  },
};
const schema = {
  type: 'object',
  required: ['bomFormat', 'specVersion', 'version', 'metadata', 'components', 'dependencies'],
  properties: {
    bomFormat: { const: 'CycloneDX' },
    specVersion: { const: '1.6' },
    version: { const: 1 },
    metadata: { type: 'object', required: ['component'], properties: { component } },
    components: { type: 'array', minItems: 1, uniqueItems: true, items: component },
    dependencies: { type: 'array', minItems: 1 },
  },
};

const bundle = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../dist/sbom.cdx.json'), 'utf8'),
) as Sbom;

describe.each([
  ['of the bundle', () => Promise.resolve(bundle)],
  ['of an executable', async () => JSON.parse(await writeExecutableSbom(date)) as Sbom],
])('the bill of materials %s', (_, load) => {
  it('has its members', async () => {
    const validate = new Ajv({ allErrors: true }).compile(schema);
    validate(await load());
    expect(validate.errors).toBeNull();
  });

  it('refers to components that are there, each once', async () => {
    const { metadata, components, dependencies } = await load();
    const known = [metadata.component, ...components].map((each) => each['bom-ref']);
    expect(new Set(known).size).toBe(known.length);
    const [program] = dependencies;
    expect(program?.ref).toBe(metadata.component['bom-ref']);
    expect(program?.dependsOn).toEqual(components.map((each) => each['bom-ref']));
  });

  it('has no number drawn at random', async () => {
    expect(await load()).not.toHaveProperty('serialNumber');
    expect(await load()).toEqual(await load());
  });
});

describe('the bill of materials of an executable', () => {
  it('adds the runtime and the date', async () => {
    const { metadata, components } = JSON.parse(await writeExecutableSbom(date)) as Sbom;
    expect(metadata.timestamp).toBe('2026-12-01T00:00:00.000Z');
    expect(components[0]).toMatchObject({
      type: 'platform',
      name: 'bun',
      version: describeRuntime().version,
    });
    expect(components.slice(1)).toEqual(bundle.components);
  });
});

describe('the bill of materials of the bundle', () => {
  it('lists the packages whose licences are gathered', () => {
    const path = join(import.meta.dirname, '../../../dist/third-party-licenses.txt');
    const titles = readFileSync(path, 'utf8')
      .split(noticeRule)
      .map((notice) => notice.split(' (')[0]);
    expect(
      bundle.components.map(({ group, name, version }) => {
        return `${group === undefined ? '' : `${group}/`}${name} ${version}`;
      }),
    ).toEqual(titles);
  });

  it('tells a licence from a choice of licences', () => {
    const program = { name: 'p', version: '1.0.0', license: 'Apache-2.0' };
    const { components } = describeBundle(program, [
      { name: '@a/b', version: '1.0.0', license: '(MIT OR CC0-1.0)' },
    ]);
    expect(components).toEqual([
      {
        type: 'library',
        'bom-ref': 'pkg:npm/%40a/b@1.0.0',
        group: '@a',
        name: 'b',
        version: '1.0.0',
        purl: 'pkg:npm/%40a/b@1.0.0',
        licenses: [{ expression: '(MIT OR CC0-1.0)' }],
      },
    ]);
  });
});
