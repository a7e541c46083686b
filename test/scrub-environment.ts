const foreign = /^(TF_|AWS_|GIT_|WAVES_(?!TEST_))/;

/** The tests give commands what they need; what a person's shell holds must neither help nor disturb them. */
export function setup(): void {
  const names = dropForeign(process.env);
  if (names.length > 0) process.stderr.write(`The tests run without ${names.join(', ')} of your environment.\n`);
}

/** Removes what belongs to the shell that started the tests, and returns the names. */
export function dropForeign(environment: NodeJS.ProcessEnv): readonly string[] {
  const names = Object.keys(environment).filter((name) => foreign.test(name));
  for (const name of names) delete environment[name];
  return names.sort();
}
