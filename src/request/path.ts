/** Fills a path template with values that can't lead anywhere else. */
import type { Sentence } from '../errors.ts';
import type { ApiFlag } from '../model/command.ts';

/** Stands in a filled path where the token's operator id goes once it is known. */
export const operatorIdSlot = '{operatorId of the token}';

// oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
const controlCharacter = /[\0-\x1f\x7f]/;

/** What is wrong with a path value, or undefined. Empty and dot segments would name another resource. */
export function findPathFault(flag: ApiFlag, value: string): Sentence | undefined {
  if (value === '') return (t) => t.flags.needsValue(`--${flag.name}`);
  const bad = splitValue(flag, value).some(isUnfit);
  return bad ? (t) => t.flags.badPathValue(flag.name, value) : undefined;
}

function isUnfit(segment: string): boolean {
  return segment === '' || segment === '.' || segment === '..' || controlCharacter.test(segment);
}

/** Percent-encodes a path value, `/` included; a multi-segment value keeps its slashes, and `/` alone is its root. */
export function encodePathValue(flag: ApiFlag, value: string): string {
  return splitValue(flag, value).map(encodeURIComponent).join('/');
}

/** Of a multi-segment value, a slash that separates nothing counts for nothing: `/a//b/` is `a/b`. */
function splitValue(flag: ApiFlag, value: string): string[] {
  if (flag.multiSegment !== true) return [value];
  return value.split('/').filter((segment) => segment !== '');
}

/** Puts values into `{name}` places; every place must have a value. An empty one leaves one slash, not two. */
export function fillPath(template: string, values: ReadonlyMap<string, string>): string {
  return template.replaceAll(/\{([^{}]+)\}(\/?)/g, (place, name: string, slash: string) => {
    const value = values.get(name);
    if (value === undefined) return place;
    return value === '' ? '' : value + slash;
  });
}
