/** Finds where a pointer stands in the text of a JSON document, without reading it as YAML, which takes far longer. */
import { opensContainer, scanContainer, skipSpace, skipValue } from '../json/scan.ts';
import { splitPointer } from './json-pointer.ts';

/** Where a member or an element starts, and where its value does. */
interface Place {
  at: number;
  valueAt: number;
}

/**
 * A finder for one text, which must be JSON. Each container on the way to a place is scanned once, however many places
 * are asked for.
 *
 * @returns the offset of what a pointer names, or of the nearest thing around it that the text holds
 */
export function createJsonFinder(text: string): (pointer: string) => number {
  const start = skipSpace(text, text.startsWith('\uFEFF') ? 1 : 0);
  const scanned = new Map<number, Map<string, Place>>();
  const open = (at: number): Map<string, Place> => {
    const known = scanned.get(at);
    if (known !== undefined) return known;
    const places = new Map<string, Place>();
    scanned.set(at, places);
    scanContainer(text, at, 0, (valueAt, keyAt, keyEnd) => {
      const isMember = keyEnd > keyAt;
      const key = isMember ? String(JSON.parse(text.slice(keyAt, keyEnd))) : String(places.size);
      places.set(key, { at: isMember ? keyAt : valueAt, valueAt });
      return skipValue(text, valueAt);
    });
    return places;
  };
  return (pointer) => {
    let place: Place = { at: start, valueAt: start };
    for (const segment of splitPointer(pointer)) {
      const next = opensContainer(text, place.valueAt) ? open(place.valueAt).get(segment) : undefined;
      if (next === undefined) break;
      place = next;
    }
    return place.at;
  };
}
