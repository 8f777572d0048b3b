/** The catalogue of hand-written commands: words, summary, and where the rest is loaded from. */
import type { BuiltinEntry } from '../src/command/command.ts';

export const catalogue: readonly BuiltinEntry[] = [
  {
    words: ['auth', 'status'],
    summary: (t) => t.signIn.statusSummary,
    load: async () => (await import('./auth/status.ts')).authStatus,
  },
  {
    words: ['auth', 'token'],
    summary: (t) => t.signIn.tokenSummary,
    load: async () => (await import('./auth/token.ts')).authToken,
  },
  {
    words: ['logout'],
    heading: 'account',
    summary: (t) => t.signIn.logoutSummary,
    load: async () => (await import('./logout/logout.ts')).logout,
  },
  {
    words: ['commands'],
    heading: 'tools',
    summary: (t) => t.explain.commandsSummary,
    load: async () => (await import('./commands/commands.ts')).commands,
  },
  {
    words: ['describe'],
    heading: 'tools',
    summary: (t) => t.explain.describeSummary,
    load: async () => (await import('./describe/describe.ts')).describe,
  },
  {
    words: ['explain'],
    heading: 'tools',
    summary: (t) => t.explain.summary,
    load: async () => (await import('./explain/explain.ts')).explain,
  },
  {
    words: ['completion'],
    heading: 'tools',
    summary: (t) => t.completion.summary,
    load: async () => (await import('./completion/completion.ts')).completion,
  },
  {
    words: ['completion', 'install'],
    summary: (t) => t.completion.installSummary,
    load: async () => (await import('./completion/install.ts')).completionInstall,
  },
  {
    words: ['completion', 'uninstall'],
    summary: (t) => t.completion.uninstallSummary,
    load: async () => (await import('./completion/uninstall.ts')).completionUninstall,
  },
  {
    words: ['configure'],
    heading: 'account',
    summary: (t) => t.configure.summary,
    load: async () => (await import('./configure/configure.ts')).configure,
  },
  {
    words: ['configure', 'get'],
    summary: (t) => t.configure.getSummary,
    load: async () => (await import('./configure/get.ts')).configureGet,
  },
  {
    words: ['configure', 'list'],
    formerName: 'list-profiles',
    summary: (t) => t.configure.listSummary,
    load: async () => (await import('./configure/list.ts')).configureList,
  },
  {
    words: ['configure', 'show'],
    summary: (t) => t.configure.showSummary,
    load: async () => (await import('./configure/show.ts')).configureShow,
  },
  { words: ['definitions'], heading: 'tools', summary: (t) => t.definitions.summary },
  {
    words: ['definitions', 'add'],
    summary: (t) => t.definitions.addSummary,
    load: async () => (await import('./definitions/add.ts')).definitionsAdd,
  },
  {
    words: ['definitions', 'list'],
    summary: (t) => t.definitions.listSummary,
    load: async () => (await import('./definitions/list.ts')).definitionsList,
  },
  {
    words: ['definitions', 'remove'],
    summary: (t) => t.definitions.removeSummary,
    load: async () => (await import('./definitions/remove.ts')).definitionsRemove,
  },
  {
    words: ['definitions', 'show'],
    summary: (t) => t.definitions.showSummary,
    load: async () => (await import('./definitions/show.ts')).definitionsShow,
  },
  {
    words: ['definitions', 'update'],
    summary: (t) => t.definitions.updateSummary,
    load: async () => (await import('./definitions/update.ts')).definitionsUpdate,
  },
  {
    words: ['configure', 'set'],
    summary: (t) => t.signIn.setSummary,
    load: async () => (await import('./configure/set.ts')).configureSet,
  },
  {
    words: ['configure', 'unset'],
    summary: (t) => t.signIn.unsetSummary,
    load: async () => (await import('./configure/unset.ts')).configureUnset,
  },
  {
    words: ['configure', 'rename'],
    summary: (t) => t.signIn.renameSummary,
    load: async () => (await import('./configure/rename.ts')).configureRename,
  },
  {
    words: ['configure-sandbox'],
    heading: 'account',
    summary: (t) => t.signIn.sandboxSummary,
    load: async () => (await import('./configure-sandbox/configure-sandbox.ts')).configureSandbox,
  },
  {
    words: ['unconfigure'],
    heading: 'account',
    summary: (t) => t.configure.unconfigureSummary,
    load: async () => (await import('./unconfigure/unconfigure.ts')).unconfigure,
  },
  {
    words: ['doctor'],
    heading: 'tools',
    summary: (t) => t.doctor.summary,
    load: async () => (await import('./doctor/doctor.ts')).doctor,
  },
  {
    words: ['help'],
    summary: (t) => t.topics.helpSummary,
    load: async () => (await import('./help/help.ts')).help,
  },
  { words: ['simulator'], heading: 'tools', summary: (t) => t.simulate.summary },
  {
    words: ['simulator', 'serve'],
    summary: (t) => t.simulate.serveSummary,
    load: async () => (await import('./simulator/serve.ts')).simulatorServe,
  },
  {
    words: ['simulator', 'advance'],
    summary: (t) => t.simulate.advanceSummary,
    load: async () => (await import('./simulator/advance.ts')).simulatorAdvance,
  },
  {
    words: ['simulator', 'reset'],
    summary: (t) => t.simulate.resetSummary,
    load: async () => (await import('./simulator/reset.ts')).simulatorReset,
  },
  { words: ['skill'], heading: 'tools', summary: (t) => t.skill.summary },
  {
    words: ['skill', 'show'],
    summary: (t) => t.skill.showSummary,
    load: async () => (await import('./skill/show.ts')).skillShow,
  },
  {
    words: ['skill', 'install'],
    summary: (t) => t.skill.installSummary,
    load: async () => (await import('./skill/install.ts')).skillInstall,
  },
  {
    words: ['self-update'],
    summary: (t) => t.release.updateSummary,
    load: async () => (await import('./self-update/self-update.ts')).selfUpdate,
  },
  {
    words: ['version'],
    summary: (t) => t.topics.versionSummary,
    load: async () => (await import('./version/version.ts')).version,
  },
];
