/**
 * Path templates such as `/bills/{yyyyMM}`: the places in them and what goes there (OpenAPI 3.0 section 4.7.8.1), and the
 * query that some documents write behind the path.
 */

const place = /\{([^{}]*)\}/g;

/** The names of the places, in order; one may come twice. */
export function listPlaces(template: string): string[] {
  return [...template.matchAll(place)].map(([, name = '']) => name);
}

/** The path that a template makes. @param fill gives what goes in a place; undefined leaves the place as it is */
export function fillPlaces(template: string, fill: (name: string) => string | undefined): string {
  return template.replaceAll(place, (whole, name: string) => fill(name) ?? whole);
}

/** What stands in a filled path, query left out, where its template has places; percent-encoded as it stands there. */
export function readPlaces(template: string, path: string): Map<string, string> {
  const values = path.split('/');
  const segments = splitTemplate(template).path.split('/');
  const places = new Map<string, string>();
  segments.forEach((segment, index) => {
    const name = /^\{([^{}]+)\}$/.exec(segment)?.[1];
    // The last place may hold slashes of its own.
    const end = index === segments.length - 1 ? undefined : index + 1;
    if (name !== undefined) places.set(name, values.slice(index, end).join('/'));
  });
  return places;
}

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
