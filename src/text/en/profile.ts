/** Sentences about profiles and endpoints. */
export const profile = () => ({
  badName: (name: string) => `"${name}" can't be the name of a profile.`,
  badNameHint: 'Use letters, digits, ".", "_" and "-", not starting with a dot; no folders.',
  reservedName: (name: string) =>
    `"${name}" can't be the name of a profile: some systems keep it for devices.`,
  unreadable: (path: string, reason: string) => `The profile ${path} can't be read: ${reason}.`,
  unwritable: (path: string, reason: string) => `The profile ${path} can't be written: ${reason}.`,
  noHome: (dir: string) =>
    `Secrets are not written to ${dir}: HOME is empty or not an absolute path, so the folder would be wherever you are.`,
  noHomeHint: 'Set HOME to your home folder, or SORACOM_PROFILE_DIR to a folder of your own.',
  notJson: (origin: string) => `The profile from ${origin} is not valid JSON.`,
  notJsonHint: 'Fix the file, or replace it with: soracom configure --overwrite',
  notObject: (origin: string) => `The profile from ${origin} is not a JSON object.`,
  badField: (origin: string, field: string, expected: string) =>
    `In the profile from ${origin}, "${field}" should be ${expected}.`,
  expected: {
    string: 'a string',
    boolean: 'true or false',
    tokenTimeout: 'a whole number of seconds from 180 to 3600',
    coverage: '"g" or "jp"',
    headers: 'an object of header names and text values',
  },
  notFile: (path: string) => `The profile ${path} is not a regular file.`,
  exposed: (path: string, mode: string) => `The profile ${path} can be read by others (mode ${mode}).`,
  exposedHint: (path: string) => `chmod 600 '${path}'`,
  foreignFile: (path: string, owner: number) => `The profile ${path} belongs to another user (id ${owner}).`,
  foreignFileHint: (path: string, own: number) => `${own === 0 ? '' : 'sudo '}chown ${own} '${path}'`,
  openFolder: (dir: string, mode: string) =>
    `Others can write to the folder of the profiles, ${dir} (mode ${mode}).`,
  openFolderHint: (dir: string) => `chmod go-w '${dir}'`,
  sharedFolderHint: 'Use a folder of your own: export SORACOM_PROFILE_DIR="$HOME/.soracom"',
  foreignFolder: (dir: string, owner: number) =>
    `The folder of the profiles, ${dir}, belongs to another user (id ${owner}).`,
  foreignFolderHint: 'Run the command as that user, or set SORACOM_PROFILE_DIR to a folder of your own.',
  badEndpoint: (url: string) => `"${url}" can't be an endpoint.`,
  badEndpointHint: 'Give a base URL such as https://api.soracom.io, without a path to a resource.',
  endpointExtras: 'An endpoint has no user name, password, query or fragment.',
  plainHttp: (host: string) =>
    `The endpoint ${host} speaks plain http: credentials would travel unencrypted.`,
  plainHttpHint: 'Use https; or give --insecure-http if you are sure.',
});
