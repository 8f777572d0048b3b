/** Whether an operation needs credentials (OpenAPI 3.0 sections 4.7.10 and 4.7.30). */
import type { CredentialNeed } from '../model/command.ts';
import { isObject } from '../model/json-object.ts';
import { child, children, type Located } from './json-pointer.ts';
import type { DocumentReader } from './reader.ts';

/**
 * By the operation's own `security`, or else the document's. Any one requirement of the list is enough, and an empty
 * one (`{}`) is met without credentials: among others it makes them optional, alone it asks for none.
 */
export function readCredentialNeed(reader: DocumentReader, operation: Located): CredentialNeed {
  const requirements = readRequirements(reader, operation) ?? readRequirements(reader, reader.root) ?? [];
  const needs = requirements.map((requirement) => asksForCredentials(reader, requirement));
  if (!needs.includes(true)) return 'none';
  return needs.includes(false) ? 'optional' : 'required';
}

/** The requirements of an owner; undefined where it says nothing. */
function readRequirements({ problems }: DocumentReader, owner: Located): Located[] | undefined {
  const security = child(owner, 'security');
  if (Array.isArray(security.value)) return children(security).map(([, requirement]) => requirement);
  if (security.value !== undefined) problems.error(security.pointer, (t) => t.openapi.notAList);
  return undefined;
}

/** What is not a requirement object is reported, and taken for one that asks. */
function asksForCredentials({ problems }: DocumentReader, { value, pointer }: Located): boolean {
  if (isObject(value)) return Object.keys(value).length > 0;
  problems.error(pointer, (t) => t.openapi.notAnObject);
  return true;
}
