/** Reads media types: the values of `Content-Type` headers and the keys of OpenAPI's `content` (RFC 9110, section 8.3). */

/**
 * Whether a media type holds one JSON text: `application/json`, `text/json`, or any type with the suffix `+json`
 * (RFC 6839, section 3.1). Formats that hold several JSON texts, or a script, do not: `application/json-seq`,
 * `application/x-ndjson`, `application/jsonp`. False where there is no type, or what is there is none.
 */
export function isJsonType(contentType: string | undefined): boolean {
  const essence = readEssence(contentType);
  return essence === 'application/json' || essence === 'text/json' || essence.endsWith('+json');
}

/** Whether a terminal can show what a media type holds: text, JSON, or XML. */
export function isTextType(contentType: string | undefined): boolean {
  const essence = readEssence(contentType);
  if (essence.startsWith('text/') || isJsonType(contentType)) return true;
  return essence.endsWith('+xml') || textTypes.has(essence);
}

/** Whether a media type is one of HTML's forms, whose fields no flags are made for. */
export function isFormType(contentType: string | undefined): boolean {
  const essence = readEssence(contentType);
  return essence.startsWith('multipart/') || essence === 'application/x-www-form-urlencoded';
}

const textTypes: ReadonlySet<string> = new Set([
  'application/xml',
  'application/json-seq',
  'application/jsonl',
  'application/x-ndjson',
  'application/yaml',
  'application/javascript',
  'application/x-www-form-urlencoded',
]);

/** `type/subtype` in lower case, without parameters; the empty string where the syntax is another. */
function readEssence(contentType: string | undefined): string {
  const [, essence = ''] = mediaType.exec(contentType ?? '') ?? [];
  return essence.toLowerCase();
}

/** Both names are tokens (RFC 9110, sections 5.6.2 and 8.3.1); what follows the semicolon is not looked at. */
const mediaType = /^[ \t]*([\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+)[ \t]*(?:;|$)/;
