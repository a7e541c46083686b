/** Endings that the engines read as configuration; `.tofu` is OpenTofu's alone. */
const endings = /[.](?:tf|tofu)(?:[.]json)?$/;

/** Whether an engine reads this path as configuration. Editors' leftovers and hidden files are not read. */
export function isConfiguration(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return endings.test(name) && !name.startsWith('.') && !name.endsWith('~') && !/^#.*#$/.test(name);
}

/** Paths that Terraform reads and OpenTofu does not, because a `.tofu` file of the same name stands beside them (F23). */
export function shadowed(paths: Iterable<string>): readonly string[] {
  const all = new Set(paths);
  return [...all].filter((path) => {
    const other = path.replace(/[.]tf([.]json)?$/, '.tofu$1');
    return other !== path && all.has(other);
  });
}
