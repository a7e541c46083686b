/** Computes a value when it is first asked for, so that who never asks pays nothing. */
export function once<T>(compute: () => T): () => T {
  let computed: { readonly value: T } | undefined;
  return () => {
    computed ??= { value: compute() };
    return computed.value;
  };
}

/** Computes once for each object, for as long as somebody holds it. */
export function oncePer<K extends object, V>(compute: (of: K) => V): (of: K) => V {
  const computed = new WeakMap<K, { readonly value: V }>();
  return (of) => {
    const known = computed.get(of) ?? { value: compute(of) };
    computed.set(of, known);
    return known.value;
  };
}
