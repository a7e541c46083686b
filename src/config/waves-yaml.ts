import type { Checked } from './check.ts';
import type { FileReader } from './file-reader.ts';
import { type WavesFile, wavesFile } from './schemas/waves-file.ts';
import { problemOf } from './source.ts';

/** Files that would be overlooked because of three letters. */
const overlooked = /^(?:waves\.yml|(?:waves|policies)\/[^/]+\.yml)$/;

/** waves.yaml, which alone must be there. Undefined where it is not right. */
export function readWavesFile(reader: FileReader): Checked<WavesFile> | undefined {
  for (const path of reader.paths.filter((path) => overlooked.test(path))) {
    const fix = `rename it to ${path.replace(/yml$/, 'yaml')}`;
    reader.report(problemOf(path, { code: 'bad-name', say: 'files end in .yaml here', fix }));
  }
  if (!reader.paths.includes('waves.yaml')) {
    const fix = 'waves init writes one';
    reader.report(problemOf('waves.yaml', { code: 'file-missing', say: 'there is no waves.yaml', fix }));
  }
  return reader.optional('waves.yaml', wavesFile)[0];
}
