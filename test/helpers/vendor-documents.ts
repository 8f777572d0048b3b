/** Makes documents of the shape and size of those that the vendor generates its command-line tool from. */
import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';

type Mapping = Record<string, unknown>;

/** The files by their path below the vendor's folder. */
export type VendorDocuments = Record<string, string>;

const tags = ['Sim', 'Group', 'Lagoon', 'Air stats', 'Event handler', 'Gadget', 'Port mapping', 'Query'];
const fields = ['name', 'state', 'createdTime', 'updatedTime', 'size', 'owner', 'tags', 'plan'];

/** Every operation that we ship, and as many more as it takes to have `operations` of them. */
export function makeVendorDocuments(operations: number): VendorDocuments {
  const make = (language: 'en' | 'ja'): string => {
    const documents = ['billing.yaml', 'client.yaml'].map(readShipped);
    const paths = Object.assign({}, ...documents.map(({ paths: own }) => own)) as Record<string, Mapping>;
    const schemas = Object.assign({}, ...documents.map(schemasOf)) as Mapping;
    const shipped = Object.values(paths).reduce((sum, item) => sum + Object.keys(item).length, 0);
    for (let number = 0; number < operations - shipped; number += 1) {
      paths[`/things${number}/{thing_id}`] = { post: operation(number, language) };
      schemas[`Thing${number}`] = schema(number, language);
    }
    const [{ openapi, servers, components, security } = {}] = documents;
    const { securitySchemes } = components as Mapping;
    return stringify(
      {
        openapi,
        info: { title: 'Soracom API', version: '1' },
        servers,
        security,
        tags: tags.map((name) => ({ name, description: say(language, `Everything about ${name}.`) })),
        paths,
        components: { securitySchemes, schemas },
      },
      { aliasDuplicateObjects: false },
    );
  };
  return {
    'soracom-api.en.yaml': make('en'),
    'soracom-api.ja.yaml': make('ja'),
    'sandbox/soracom-sandbox-api.en.yaml': sandbox('en'),
    'sandbox/soracom-sandbox-api.ja.yaml': sandbox('ja'),
  };
}

function readShipped(name: string): Mapping {
  return parse(readFileSync(new URL(`../../commands/api/${name}`, import.meta.url), 'utf8')) as Mapping;
}

function schemasOf({ components }: Mapping): unknown {
  return (components as Mapping)['schemas'];
}

function say(language: 'en' | 'ja', text: string): string {
  return language === 'en' ? text : `${text} の日本語の説明です。`;
}

function operation(number: number, language: 'en' | 'ja'): Mapping {
  const tag = tags[number % tags.length] ?? '';
  const group = `${tag.toLowerCase().replaceAll(' ', '-')}s-${number % 40}`;
  const summary = say(language, `Call thing ${number}`);
  const body = { 'application/json': { schema: { $ref: `#/components/schemas/Thing${number}` } } };
  return {
    tags: [tag],
    summary,
    description: number % 4 === 0 ? summary : `${summary}, see the [guide](https://example.com/${number}).`,
    operationId: `callThing${number}`,
    'x-soracom-cli': [`${group} call-thing-${number}`],
    parameters: [
      parameter('thing_id', 'path', language),
      ...['limit', 'last_key', 'tag_name'].map((name) => parameter(name, 'query', language)),
    ],
    requestBody: { required: true, content: body },
    responses: { 200: { description: say(language, 'The thing as it is now.'), content: body } },
    security: [{ api_key: [], api_token: [] }],
  };
}

function parameter(name: string, place: 'path' | 'query', language: 'en' | 'ja'): Mapping {
  const description = say(
    language,
    `The ${name} of the thing. \`${name}\` is **optional** where the API says so.`,
  );
  return { name, in: place, required: place === 'path', description, schema: { type: 'string' } };
}

function schema(number: number, language: 'en' | 'ja'): Mapping {
  const properties = fields.map((name) => {
    const description = say(
      language,
      `The ${name} of thing ${number}, in as many words as people use for that.`,
    );
    return [name, { type: name === 'size' ? 'integer' : 'string', description }];
  });
  return { type: 'object', properties: Object.fromEntries(properties) };
}

function sandbox(language: 'en' | 'ja'): string {
  const body = { type: 'object', properties: { imsi: { type: 'string' } } };
  return stringify({
    openapi: '3.0.0',
    info: { title: 'Soracom Sandbox API', version: '1' },
    servers: [{ url: 'https://api-sandbox.soracom.io/v1' }],
    security: [{ api_key: [], api_token: [] }],
    paths: {
      '/sandbox/subscribers/create': {
        post: {
          operationId: 'sandboxCreateSubscriber',
          summary: say(language, 'Create a subscriber'),
          'x-soracom-cli': ['sandbox subscribers create'],
          requestBody: { content: { 'application/json': { schema: body } } },
          responses: { 200: { description: 'OK' } },
        },
      },
    },
  });
}
