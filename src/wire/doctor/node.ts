import { sqliteFault } from '../../adapters/sqlite/requirements.ts';
import { type Check, ok, wrong } from './check.ts';

const oldest = [24, 15];

export const node: Check = {
  name: 'node',
  async look() {
    const { node: version, sqlite = '0' } = process.versions;
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const isNew = major > (oldest[0] ?? 0) || (major === oldest[0] && minor >= (oldest[1] ?? 0));
    const fault = sqliteFault(sqlite);
    return [
      isNew ? ok(`Node ${version}`) : wrong(`Node ${version}; ${oldest.join('.')} is needed`, 'install a newer Node'),
      fault === undefined ? ok(`SQLite ${sqlite}`) : wrong(fault, 'install a newer Node: it brings SQLite along'),
    ];
  },
};
