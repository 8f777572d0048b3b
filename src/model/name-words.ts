/** The words that a name or a status is made of, whatever its spelling. */

/** The words of a property's name in lower case: `orderDateTime` and `order_date_time` give order, date, time. */
export function splitName(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_.-]+/)
    .filter((word) => word !== '');
}

/** What is a word for people already: it has blanks, other letters than ASCII, or is an acronym. */
const asItIs = /[^ -~]|\s|^[A-Z]{1,3}$/;

/** A word of an API as a person reads it: `lessThanMinimumCharge` is `Less than minimum charge`. */
export function toSentenceCase(word: string): string {
  if (asItIs.test(word)) return word;
  const joined = splitName(word).join(' ');
  return joined === '' ? word : joined.charAt(0).toUpperCase() + joined.slice(1);
}
