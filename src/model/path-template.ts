/** Path templates as OpenAPI documents write them, some with a query of their own behind the path. */

/** A template in its parts: `/x/{a}?beta=true` is the path `/x/{a}` and the query `beta=true`. */
export interface PathTemplate {
  path: string;
  /** Decoded names and values in order, sent with every call; a value may hold a `{place}`, too. */
  query: [name: string, value: string][];
}

/** Splits a template. A fragment is no part of a request and must be gone already. */
export function splitTemplate(template: string): PathTemplate {
  const at = template.indexOf('?');
  if (at === -1) return { path: template, query: [] };
  return { path: template.slice(0, at), query: [...new URLSearchParams(template.slice(at + 1))] };
}

/** The template without its fragment, which some documents use to tell two operations of one path apart. */
export function dropFragment(template: string): string {
  const at = template.indexOf('#');
  return at === -1 ? template : template.slice(0, at);
}
