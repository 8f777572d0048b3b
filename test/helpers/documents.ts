/** Reads the shipped API documents and their overlays, and lists the texts in them by place. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A node of a document as YAML gives it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The parts of an OpenAPI 3.0 document that carry texts. */
export interface ApiDocument {
  info: { title: string; description?: string };
  servers: { description?: string }[];
  'x-soracom-cli-groups': Record<string, string>;
  paths: Record<string, Record<string, ApiOperation>>;
  tags: { name: string; description?: string }[];
  components: {
    schemas: Record<string, ApiSchema>;
    securitySchemes: Record<string, { description?: string }>;
  };
}

export interface ApiOperation {
  operationId: string;
  summary?: string;
  description?: string;
  parameters?: { name: string; description?: string }[];
  requestBody?: { description?: string };
  responses: Record<string, { description?: string }>;
  security: Record<string, string[]>[];
  'x-soracom-cli'?: string[];
  'x-soracom-cli-question'?: { ask?: string; next?: string };
}

export interface ApiSchema {
  $ref?: string;
  description?: string;
  format?: string;
  properties?: Record<string, ApiSchema>;
}

/** A text and the keys that lead to it in an overlay: `['operations', 'getBilling', 'summary']`. */
export interface PlacedText {
  place: string;
  text: string | undefined;
}

/** The English documents we ship, by file name. */
export const documentNames = ['billing.yaml', 'client.yaml'] as const;

/** Parses a file of `commands/api`. */
export function readYaml(name: string): Json {
  const parsed: Json = parse(readFileSync(new URL(`../../commands/api/${name}`, import.meta.url), 'utf8'));
  return parsed;
}

/** Parses a document of `commands/api` whose form the tests of the structure vouch for. */
export function readDocument(name: string): ApiDocument {
  const parsed: ApiDocument = parse(
    readFileSync(new URL(`../../commands/api/${name}`, import.meta.url), 'utf8'),
  );
  return parsed;
}

export function listOperations(document: ApiDocument): ApiOperation[] {
  return Object.values(document.paths).flatMap((item) => Object.values(item));
}

export function listCommands(document: ApiDocument): string[] {
  return listOperations(document).flatMap((operation) => operation['x-soracom-cli'] ?? []);
}

/** Every text that an overlay translates, and every place that should have one but has none. */
export function listTexts(document: ApiDocument): PlacedText[] {
  return [
    ...place('info', { title: document.info.title, description: document.info.description }),
    ...place('groups', document['x-soracom-cli-groups']),
    ...listOperations(document).flatMap(listOperationTexts),
    ...Object.entries(document.components.schemas).flatMap(([name, schema]) => listSchemaTexts(name, schema)),
  ];
}

/** The texts that stay English: servers, tags and security schemes show up in no help. */
export function listUntranslatedTexts(document: ApiDocument): PlacedText[] {
  const { servers, tags, components } = document;
  return [
    ...servers.map(({ description }, index) => ({ place: `servers ${index}`, text: description })),
    ...tags.map(({ name, description }) => ({ place: `tags ${name}`, text: description })),
    ...Object.entries(components.securitySchemes).map(([name, { description }]) => ({
      place: `securitySchemes ${name}`,
      text: description,
    })),
  ];
}

/** The texts of an overlay, by the same places. */
export function listOverlayTexts(overlay: Json, prefix: string[] = []): PlacedText[] {
  if (typeof overlay === 'string') return [{ place: prefix.join(' / '), text: overlay }];
  if (overlay === null || typeof overlay !== 'object' || Array.isArray(overlay)) {
    throw new TypeError(`not a text: ${prefix.join(' / ')}`);
  }
  return Object.entries(overlay).flatMap(([key, value]) => listOverlayTexts(value, [...prefix, key]));
}

function listOperationTexts(operation: ApiOperation): PlacedText[] {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const at = `operations / ${operationId}`;
  return [
    { place: `${at} / summary`, text: summary },
    // A description is there only where it adds something to the summary.
    ...(description === undefined ? [] : [{ place: `${at} / description`, text: description }]),
    ...parameters.map((parameter) => ({
      place: `${at} / parameters / ${parameter.name}`,
      text: parameter.description,
    })),
    ...Object.entries(operation['x-soracom-cli-question'] ?? {})
      .filter(([key]) => key === 'ask' || key === 'next')
      .map(([key, text]) => ({ place: `${at} / question / ${key}`, text })),
    ...(requestBody ? [{ place: `${at} / requestBody`, text: requestBody.description }] : []),
    ...Object.entries(responses).map(([status, response]) => ({
      place: `${at} / responses / ${status}`,
      text: response.description,
    })),
  ];
}

function listSchemaTexts(name: string, schema: ApiSchema): PlacedText[] {
  const at = `schemas / ${name}`;
  const properties = Object.entries(schema.properties ?? {})
    // A bare reference speaks through the schema it refers to.
    .filter(([, property]) => property.$ref === undefined || property.description !== undefined)
    .map(([key, property]) => ({ place: `${at} / properties / ${key}`, text: property.description }));
  return [{ place: `${at} / description`, text: schema.description }, ...properties];
}

function place(prefix: string, texts: Record<string, string | undefined>): PlacedText[] {
  return Object.entries(texts).map(([key, text]) => ({ place: `${prefix} / ${key}`, text }));
}
