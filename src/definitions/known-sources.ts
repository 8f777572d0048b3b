/** The documents that `definitions add` knows by a word: where each stands, as data. */

/** A document and its Japanese twin. */
export interface KnownDocument {
  /** What the definition is called. */
  name: string;
  /** An https URL. */
  document: string;
  /** An https URL. */
  japanese: string;
}

/** The variable that names another folder to fetch known documents from; http is allowed for this machine alone. */
export const baseVariable = 'SORACOM_DEFINITIONS_URL';

/** By the word that is typed: the folder's URL (`HEAD` is the default branch) and the files in it. */
const knownSets: Readonly<Record<string, { base: string; documents: readonly KnownDocument[] }>> = {
  // What the vendor generates its own command-line tool from.
  soracom: {
    base: 'https://raw.githubusercontent.com/soracom/soracom-cli/HEAD/generators/assets/',
    documents: [
      { name: 'soracom', document: 'soracom-api.en.yaml', japanese: 'soracom-api.ja.yaml' },
      {
        name: 'soracom-sandbox',
        document: 'sandbox/soracom-sandbox-api.en.yaml',
        japanese: 'sandbox/soracom-sandbox-api.ja.yaml',
      },
    ],
  },
};

/**
 * The documents that a word stands for, with their URLs; undefined for anything else, such as `./soracom`.
 *
 * @param base the folder to take them from in place of the usual one
 */
export function findKnownSet(word: string, base: string | undefined): readonly KnownDocument[] | undefined {
  const known = Object.hasOwn(knownSets, word) ? knownSets[word] : undefined;
  if (known === undefined) return undefined;
  const folder = (base ?? known.base).replace(/\/*$/, '/');
  return known.documents.map(({ name, document, japanese }) => {
    return { name, document: folder + document, japanese: folder + japanese };
  });
}
