/** Path templates such as `/bills/{yyyyMM}`: the places in them, and what goes there (OpenAPI 3.0 section 4.7.8.1). */

const place = /\{([^{}]*)\}/g;

/** The names of the places, in order; one may come twice. */
export function listPlaces(template: string): string[] {
  return [...template.matchAll(place)].map(([, name = '']) => name);
}

/** The path that a template makes. @param fill gives what goes in a place; undefined leaves the place as it is */
export function fillPlaces(template: string, fill: (name: string) => string | undefined): string {
  return template.replaceAll(place, (whole, name: string) => fill(name) ?? whole);
}
