/** Makes OpenAPI documents of any size, as rich in words as a real one. */

/** How large: `groups` first words with `commandsPerGroup` commands each. */
export interface DocumentSize {
  groups: number;
  commandsPerGroup: number;
  /** The number of the first group, so that several documents have no command in common. */
  firstGroup?: number;
}

/** An OpenAPI 3.0 document in YAML; 480 commands make about a megabyte. */
export function makeDocument({ groups, commandsPerGroup, firstGroup = 0 }: DocumentSize): string {
  const lines = [
    'openapi: 3.0.3',
    'info: { title: Generated, version: "1" }',
    'servers: [{ url: https://api.example.com/v1 }]',
    'security: [{ api_key: [] }]',
    'paths:',
  ];
  for (let group = firstGroup; group < firstGroup + groups; group += 1) {
    for (let command = 0; command < commandsPerGroup; command += 1) {
      lines.push(...operation(`${group}`, `${command}`));
    }
  }
  lines.push('components:', '  schemas:');
  for (let group = firstGroup; group < firstGroup + groups; group += 1) {
    for (let command = 0; command < commandsPerGroup; command += 1)
      lines.push(...schema(`${group}x${command}`));
  }
  return `${lines.join('\n')}\n`;
}

const prose = 'Shows what a thing of this kind is about, in as many words as people use for that.';

function operation(group: string, command: string): string[] {
  const id = `${group}x${command}`;
  return [
    `  /group${group}/things${command}/{thing_id}:`,
    '    post:',
    `      operationId: callThing${id}`,
    `      summary: Call thing ${id}`,
    `      description: ${prose}`,
    `      x-soracom-cli: [ "group${group} call-thing${command}" ]`,
    '      parameters:',
    `        - { name: thing_id, in: path, required: true, description: "${prose}", schema: { type: string } }`,
    ...['limit', 'last_key', 'tag_name'].map(
      (name) => `        - { name: ${name}, in: query, description: "${prose}", schema: { type: string } }`,
    ),
    '      requestBody:',
    '        required: true',
    `        content: { application/json: { schema: { $ref: "#/components/schemas/Thing${id}" } } }`,
    '      responses:',
    '        "200":',
    `          description: ${prose}`,
    `          content: { application/json: { schema: { $ref: "#/components/schemas/Thing${id}" } } }`,
  ];
}

function schema(id: string): string[] {
  const properties = ['name', 'state', 'createdTime', 'updatedTime', 'size', 'owner'].flatMap((name) => [
    `        ${name}:`,
    `          type: ${name === 'size' ? 'integer' : 'string'}`,
    `          description: ${prose}`,
  ]);
  return [`    Thing${id}:`, '      type: object', '      properties:', ...properties];
}
