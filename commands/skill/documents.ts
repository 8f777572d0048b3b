/** What coding agents are told about soracom: the skill, and the shorter text for an AGENTS.md. */
import { version } from '../../src/version.ts';

/** The skill's name, and that of the folder that it stands in. */
export const skillName = 'soracom-cli';

/** How a file shows that `skill install` wrote it, this program's or soracom-cli's. */
export const skillMark = 'soracom skill install';

const frontMatter = `---
name: ${skillName}
description: Call the Soracom API with the soracom command. Use it to read bills, payments and orders, to manage coupons, shipping addresses and the commands of added API documents, and to write scripts that do so.
---
`;

/** What an agent can't do without. */
const essentials = `## Rules

- Find out, then look, then act: \`soracom describe\` says what a command takes, \`--dry-run\` shows the request, and only then
  the command runs.
- Orders, coupons and some other commands spend money or delete things. \`soracom COMMAND --help\` says so. Run such a command
  only when the user has asked for exactly that; \`--yes\` answers its question and is theirs to give.
- Set \`SORACOM_READ_ONLY=1\` while you only look around. Every command that changes something then ends with exit code 2, and
  nothing is sent.
- Never open the files below \`~/.soracom\`, and don't run \`soracom configure get\` or \`soracom auth token\`: they show
  secrets. \`soracom configure list\` has the names of the profiles; choose one with \`--profile NAME\`. Where there is none, ask
  the user to run \`soracom configure\`.
- \`--profile demo\` is a built-in account with invented data. It needs no credentials and no network.

## What you can rely on

- In a pipe the answer is JSON on the standard output, as the API sent it. All else is on the standard error.
- Nothing is asked where no terminal is attached.
- The exit code says what happened: 0 done, 2 wrong command line and nothing sent, 3 credentials, 4 refused by the API,
  5 network or server, 130 interrupted.
- With \`--error-format json\`, an error is one JSON object with \`kind\`, \`message\`, \`code\`, \`status\` and \`hint\`. With
  \`SORACOM_JSON_ERRORS=1\`, an error of the API is the JSON that it answered.
- \`"maybeDone": true\` in an error means that a write may have been carried out. Ask the API before you repeat it.
- Reads are repeated after a failure. A write is never sent twice unless that is safe.
`;

/** The skill as SKILL.md has it. */
export const skillDocument = `${frontMatter}
# Using soracom

\`soracom\` calls the Soracom API: one command for each operation, named by a noun and a verb.

${essentials}
## Find a command

\`\`\`sh
soracom describe                          # the nouns, and how many commands each has
soracom describe orders                   # the commands below one
soracom describe --all                    # every command, with method and path
soracom describe orders create            # parameters, body and answer of one command
\`\`\`

In a description, \`option\` is the flag of a parameter or property. A property without one is given by \`--body\`. \`response\`
says what the answer holds. \`soracom explain bills list\` says what the properties of the answer mean.

The shipped commands are those of billing. \`soracom definitions add soracom\` adds the rest of the API.

## Preview a request

\`\`\`sh
soracom coupons create --amount 5000 --dry-run
\`\`\`

This prints one JSON object, \`{dryRun, method, url, headers, body}\`. Nothing is sent and nobody is signed in; \`{operator_id}\`
stands for an operator id that is only known after signing in.

## Read

\`\`\`sh
soracom configure list                    # names of the profiles
soracom bills get-latest --profile demo
soracom bills list --profile demo --query 'billList[0].amount'
soracom bills list --profile demo --query billList --jsonl
\`\`\`

- \`--query\` takes a JMESPath expression and keeps answers short. \`--output csv --columns a,b\` prints a table for other
  programs.
- Lists that come in pages stop after the first one. \`--max-items N\` or \`--fetch-all\` goes on.
- Months are written \`202610\`, \`2026-10\`, \`this-month\` or \`last-month\`, and counted in UTC.

## Write

- Give a body by flags, or whole by \`--body JSON\`, \`--body @FILE\` or \`--body -\`; flags replace what it holds.
  \`--generate-body\` prints one to fill in.
- Everything is checked before anything is sent, and all mistakes are named at once.

## When something fails

Read the hint. \`soracom doctor\` checks profile, credentials, proxy and network one by one, and says what to do.
`;

/** The text for an AGENTS.md. */
export const agentsDocument = `# Calling the Soracom API

This project uses the \`soracom\` command. \`soracom skill show\` prints the whole guide.

${essentials}`;

/** The skill as a file, which says where it comes from. */
export function writeSkillFile(): string {
  return `${skillDocument}
<!-- Written by "${skillMark}", soracom ${version}. Run it again after an upgrade. -->
`;
}
