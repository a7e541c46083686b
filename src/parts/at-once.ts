/** Does something for each thing, at most `width` together, and answers in their order. */
export async function atOnce<Thing, Answer>(
  things: readonly Thing[],
  width: number,
  does: (thing: Thing) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const waiting = things.entries();
  const worker = async (): Promise<void> => {
    for (const [at, thing] of waiting) answers[at] = await does(thing);
  };
  await Promise.all(Array.from({ length: Math.min(width, things.length) }, worker));
  return answers;
}
