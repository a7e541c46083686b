import type { EngineKind } from './stack.ts';

/** Endings that the engines read as configuration; `.tofu` is OpenTofu's alone. */
const endings = /[.](?:tf|tofu)(?:[.]json)?$/;

/** Whether an engine reads this path as configuration. Editors' leftovers and hidden files are not read. */
export function isConfiguration(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return endings.test(name) && !name.startsWith('.') && !name.endsWith('~') && !/^#.*#$/.test(name);
}

/** The configuration among paths as one engine reads it: Terraform knows no `.tofu`, OpenTofu lets it shadow `.tf`. */
export function configurationOf(paths: readonly string[], engine: EngineKind): readonly string[] {
  const all = paths.filter(isConfiguration);
  if (engine === 'terraform') return all.filter((path) => !/[.]tofu(?:[.]json)?$/.test(path));
  const hidden = new Set(shadowed(all));
  return all.filter((path) => !hidden.has(path));
}

/** Paths that Terraform reads and OpenTofu does not, because a `.tofu` file of the same name stands beside them (F23). */
export function shadowed(paths: Iterable<string>): readonly string[] {
  const all = new Set(paths);
  return [...all].filter((path) => {
    const other = path.replace(/[.]tf([.]json)?$/, '.tofu$1');
    return other !== path && all.has(other);
  });
}
