/** Pins the facts of the API documents, whatever their texts say. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listOperations, readDocument, readYaml, type Json } from '../../helpers/documents.ts';

/**
 * SHA-256 of each document without its texts, key order included. When the API itself or an annotation has changed, put the
 * hash that the failing test reports here, in the same change as the document.
 */
const structureHashes = {
  'billing.yaml': 'ebd3c29b3962cf5b58196e314791239030847d5745ceb411c14dc57ec8e5f6b1',
  'client.yaml': '4c21b93d3ada31ce3acf64a88852280f79f0968e5a5bbf9a8b7c45124ef189dd',
};

describe('the billing document', () => {
  const billing = readDocument('billing.yaml');

  it('describes 31 paths, 38 operations and 48 schemas', () => {
    expect(Object.keys(billing.paths)).toHaveLength(31);
    expect(listOperations(billing)).toHaveLength(38);
    expect(Object.keys(billing.components.schemas)).toHaveLength(48);
  });

  it('gives each operation a command of its own', () => {
    const commands = listOperations(billing).map((operation) => operation['x-soracom-cli']);
    expect(commands.every((words) => words?.length === 1)).toBe(true);
    expect(new Set(commands.flat()).size).toBe(38);
  });

  it('asks for credentials everywhere', () => {
    for (const { security } of listOperations(billing)) {
      expect(security).toEqual([{ api_key: [], api_token: [] }]);
    }
  });
});

describe('the client document', () => {
  const client = readDocument('client.yaml');

  it.each([
    ['auth', ['auth'], false],
    ['logout', ['logout'], true],
    ['switchUser', ['auth switch-user'], true],
    ['issuePasswordResetToken', ['auth issue-password-reset-token'], false],
    ['verifyPasswordResetToken', ['auth verify-password-reset-token'], false],
    ['getExportedFile', ['files get-exported'], true],
    ['initSandbox', undefined, false],
  ])('%s is the command %j and its need of credentials is %j', (operationId, commands, authenticated) => {
    const operation = listOperations(client).find((candidate) => candidate.operationId === operationId);
    expect(operation?.['x-soracom-cli']).toEqual(commands);
    expect(operation?.security.length === 1).toBe(authenticated);
  });

  it('marks the secrets that are typed in', () => {
    const secrets = Object.entries(client.components.schemas).flatMap(([name, { properties = {} }]) =>
      Object.keys(properties)
        .filter((key) => properties[key]?.format === 'password')
        .map((key) => `${name}.${key}`),
    );
    expect(secrets).toEqual([
      'AuthRequest.authKey',
      'AuthRequest.mfaOTPCode',
      'AuthRequest.password',
      'VerifyPasswordResetTokenRequest.password',
      'VerifyPasswordResetTokenRequest.token',
      'InitSandboxRequest.authKey',
      'InitSandboxRequest.password',
    ]);
  });
});

describe.each(Object.entries(structureHashes))('the structure of %s', (name, hash) => {
  it('is the one pinned', () => {
    const structure = JSON.stringify(withoutTexts(readYaml(name)));
    const actual = createHash('sha256').update(structure).digest('hex');
    expect(actual, `${name} changed in more than its texts; see structureHashes`).toBe(hash);
  });

  it('refers only to schemas that exist', () => {
    const document = readDocument(name);
    const references = JSON.stringify(document).match(/(?<="\$ref":"#\/components\/schemas\/)\w+/g) ?? [];
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) expect(document.components.schemas).toHaveProperty(reference);
  });
});

describe('withoutTexts', () => {
  it('leaves out texts, and keeps what is merely called like one', () => {
    const document = {
      description: 'a text',
      properties: { description: { type: 'string', description: 'a text' }, summary: { type: 'string' } },
      example: { description: 'a value' },
      'x-soracom-cli-groups': { bills: 'a text' },
    };
    expect(withoutTexts(document)).toEqual([
      [
        'properties',
        [
          ['description', [['type', 'string']]],
          ['summary', [['type', 'string']]],
        ],
      ],
      ['example', [['description', 'a value']]],
    ]);
  });
});

/** Maps whose keys are names from the API rather than words of OpenAPI. */
const namedMaps = new Set(['properties', 'schemas', 'paths', 'responses', 'securitySchemes']);
const values = new Set(['example', 'examples', 'default', 'enum']);
const textKeys = new Set([
  'summary',
  'description',
  'x-soracom-cli-groups',
  'ask',
  'next',
  'x-enumDescriptions',
]);

/** What a node says apart from its texts; maps become lists of pairs, which keeps their order. */
function withoutTexts(node: Json, kind: 'node' | 'names' | 'value' = 'node'): Json {
  if (Array.isArray(node)) return node.map((item) => withoutTexts(item, kind));
  if (node === null || typeof node !== 'object') return node;
  return Object.entries(node)
    .filter(([key]) => kind !== 'node' || !textKeys.has(key))
    .map(([key, child]) => [key, withoutTexts(child, kindOfChild(kind, key))]);
}

function kindOfChild(parent: 'node' | 'names' | 'value', key: string): 'node' | 'names' | 'value' {
  if (parent === 'value') return 'value';
  if (parent === 'names') return 'node';
  if (values.has(key)) return 'value';
  return namedMaps.has(key) ? 'names' : 'node';
}
