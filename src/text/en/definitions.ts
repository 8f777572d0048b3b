/** Sentences about the API documents that users add. */
export const definitions = () => ({
  summary: 'Add commands from an OpenAPI document',
  addSummary: 'Add the commands of an OpenAPI document',
  listSummary: 'List the documents that were added',
  showSummary: 'Show what a document brings: commands, overrides, what is left out',
  removeSummary: 'Remove a document and its commands',
  updateSummary: 'Fetch documents again and compile them anew',
  addDescription:
    'SOURCE is a file or an https URL with an OpenAPI 3.0 or 3.1 document (YAML or JSON) whose operations carry x-soracom-cli. The word soracom stands for the documents of the whole Soracom API and its sandbox, with their Japanese texts; they are fetched from the soracom-cli repository on GitHub, all of them or none. Commands that are added extend the shipped ones. Where a shipped command calls the same operation, it stays as it is; where it calls another one, nothing is added without --allow-override. With --lang ja, SOURCE holds Japanese texts for a document that was added before: its translated twin, or an overlay by operationId.',
  listDescription: 'One document a row: where it came from, when, how many commands it brings.',
  showDescription: 'Compiles the stored document again and reports on it; nothing is fetched or changed.',
  removeDescription: 'The shipped commands that the document had displaced are back afterwards.',
  updateDescription:
    'Without NAME, all of them. A server that sends an ETag is asked for changes only. A document that turned bad leaves the previous one in force.',
  nameFlag: 'What to call the document; by default the name of the file.',
  langFlag: 'ja: SOURCE holds the Japanese texts of a document.',
  allowOverrideFlag: 'Let commands of the document replace shipped commands that call another operation.',
  overwriteFlag: 'Replace a document of the same name from another source.',

  badName: (name: string) => `"${name}" can't be the name of a definition.`,
  badNameHint: 'Give --name with letters, digits, ".", "_" and "-", starting with a letter or digit.',
  unknown: (name: string) => `There is no definition "${name}".`,
  known: (names: readonly string[]) =>
    names.length === 0
      ? 'None was added yet: soracom definitions add FILE'
      : `There are: ${names.join(', ')}`,
  exists: (name: string, source: string) => `"${name}" is there already, from ${source}.`,
  existsHint: 'Give another --name, or --overwrite to replace it.',

  knownSetFlags: (source: string) =>
    `--name and --lang are for a single document; "${source}" stands for several, whose names are settled.`,
  otherOperation: (command: string, by: string, shipped: string) =>
    `"${command}" is a shipped command for ${shipped}; this document would have it call ${by}.`,
  allowOverrideHint: 'Nothing was added. To replace shipped commands, repeat this with --allow-override.',

  httpsOnly: (source: string) => `"${source}" can't be fetched: only https is, or a file.`,
  noCredentials:
    'A URL with a user name or password is not fetched; no credentials are ever sent for a document.',
  notServed: (url: string, status: number) => `${url} can't be fetched (HTTP ${status}).`,
  redirectHint: 'Give the final address, if you trust it.',
  unreadable: (path: string, reason: string) => `${path} can't be read: ${reason}.`,
  tooLarge: (source: string, megabytes: number) =>
    `${source} is larger than ${megabytes} MB, which no API document is.`,
  notText: (place: string) => `${place}: This is not UTF-8 text.`,

  unchanged: 'Nothing was changed.',
  moreProblems: (count: number) => `… and ${count} more.`,
  brokenState: (path: string) => `${path} can't be read, or is damaged.`,
  brokenStateHint: (dir: string) =>
    `Remove the folder ${dir} and add the documents again. Until then only the shipped commands are there.`,
  unwritable: (path: string, reason: string) => `${path} can't be written: ${reason}.`,
  textGone: (source: string, path: string) => `The stored text of ${source} is gone (${path}).`,
  textChanged: (source: string, path: string) =>
    `The stored text of ${source} is not the one that was fetched (${path}).`,
  untrusted: (path: string) => `${path} is not used: it belongs to another user, or others can write to it.`,
  untrustedHint: (word: string) =>
    `If it is yours and nobody changed it, close it to others: chmod go-w ${word}`,
  textGoneHint: 'Fetch it again with: soracom definitions update',
  notCompiled: (reason: string) =>
    `The added documents can't be used, so only the shipped commands are there: ${reason}`,
  notKept: (reason: string) =>
    `The compiled documents can't be kept, so they are compiled at every start: ${reason}`,

  noCommands: (name: string) => `"${name}" brings no command: none of its operations carries x-soracom-cli.`,
  overriding: (count: number, names: string) =>
    `${count === 1 ? '1 shipped command is' : `${count} shipped commands are`} replaced: ${names}`,
  keptShipped: (count: number, names: string) =>
    `${count === 1 ? '1 shipped command stays' : `${count} shipped commands stay`}, though the document has another operation for ${count === 1 ? 'it' : 'them'}: ${names}. "soracom definitions add" with --allow-override replaces ${count === 1 ? 'it' : 'them'}.`,
  displaced: (count: number, names: string) =>
    `${count === 1 ? '1 command is' : `${count} commands are`} left out, since soracom has its own: ${names}`,
  skipping: (count: number) =>
    `${count === 1 ? '1 operation has' : `${count} operations have`} no x-soracom-cli and ${count === 1 ? 'is' : 'are'} skipped; "soracom definitions show" lists ${count === 1 ? 'it' : 'them'}.`,
  andMore: (names: readonly string[], more: number) =>
    names.join(', ') + (more > 0 ? ` and ${more} more` : ''),
  removed: (name: string) => `Removed "${name}".`,
});
