/** Runs `soracom self-update` for the program at a path, as if it were it. Run: `tsx update-itself.ts PATH` */
import { createIo } from '../../bin/process-io.ts';
import { program } from '../../bin/program.ts';

const [path = ''] = process.argv.slice(2);
const { io } = createIo(process);
process.exitCode = await program(['self-update'], io, {
  findInstallation: () =>
    Promise.resolve({ kind: 'executable', path, target: 'linux-x64', update: 'soracom self-update' }),
});
