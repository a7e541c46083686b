// A registry that holds packages for some platforms only makes npm leave the others out of the lock file, and `npm ci`
// then refuses it everywhere. This adds them, by the names and versions their owner asks for, but without a digest.
// Run it after `npm install`, then `npm install --package-lock-only` for npm's own order of keys.
import { readFileSync, writeFileSync } from 'node:fs';

export type Locked = {
  readonly version?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};
export type Packages = Readonly<Record<string, Locked>>;
type Missing = { readonly name: string; readonly version: string; readonly dev: boolean };

/** What a locked package may use on some platform, and the lock file does not know. */
export function missingFrom(packages: Packages): readonly Missing[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev = false }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages))
      .map(([name, version]) => ({ name, version, dev })),
  );
}

/** The platform that a package is for, as its name says it: `cli-linux-x64-musl`, `binding-win32-ia32-msvc`. */
export function platformOf(name: string): { cpu: string[]; libc?: string[]; os: string[] } {
  const words = name.split('/').at(-1)?.split('-') ?? [];
  const os = words.find((word) => /^(android|darwin|freebsd|linux|openharmony|win32)$/.test(word));
  const cpu = words.find((word) => /^(arm|arm64|ia32|ppc64|riscv64|s390x|x64)$/.test(word));
  if (!os || !cpu) throw new Error(`${name} does not say which platform it is for`);
  const libc = words.includes('musl') ? 'musl' : os === 'linux' && words.includes('gnu') ? 'glibc' : undefined;
  return { cpu: [cpu], ...(libc && { libc: [libc] }), os: [os] };
}

if (import.meta.main) {
  const file = new URL('../package-lock.json', import.meta.url);
  const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Packages };
  const added = missingFrom(lock.packages).map(({ name, version, dev }) => [
    `node_modules/${name}`,
    { version, ...(dev && { dev }), optional: true, ...platformOf(name) },
  ]);
  const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(added) });
  packages.sort(([one], [other]) => one.localeCompare(other, 'en'));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`);
  console.log(`${added.length} packages added to package-lock.json`);
}
