/** Fills a path template with values that can't lead anywhere else. */
import type { Sentence } from '../errors.ts';
import type { ApiFlag } from '../model/command.ts';
import { fillPlaces } from '../model/path-template.ts';

/** Stands in a filled path where the token's operator id goes once it is known. */
export const operatorIdSlot = '{operatorId of the token}';

// oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
const controlCharacter = /[\0-\x1f\x7f]/;

/** What is wrong with a path value, or undefined. Empty and dot segments would name another resource. */
export function findPathFault(flag: ApiFlag, value: string): Sentence | undefined {
  const segments = flag.multiSegment === true ? value.replace(/^\//, '').split('/') : [value];
  const bad = segments.some(
    (segment) => segment === '' || segment === '.' || segment === '..' || controlCharacter.test(segment),
  );
  return bad ? (t) => t.flags.badPathValue(flag.name, value) : undefined;
}

/** Percent-encodes a path value, `/` included; a multi-segment value keeps its slashes. */
export function encodePathValue(flag: ApiFlag, value: string): string {
  if (flag.multiSegment !== true) return encodeURIComponent(value);
  return value.replace(/^\//, '').split('/').map(encodeURIComponent).join('/');
}

/** Puts values into `{name}` places. Every place must have a value. */
export function fillPath(template: string, values: ReadonlyMap<string, string>): string {
  return fillPlaces(template, (name) => values.get(name));
}
