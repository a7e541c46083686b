import { startSim } from './server/start.ts';

const [folder = '.', idleMinutes = '60'] = process.argv.slice(2);

/** The server process that `ensureSim` starts: node serve.ts FOLDER IDLE-MINUTES. */
const sim = await startSim({ folder, idleMinutes: Number(idleMinutes) });
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void sim.stop());
await sim.ended;
process.exit(0);
