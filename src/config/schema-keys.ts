import { z } from 'zod';
import type { Path } from './source.ts';

/** The keys a mapping may have at a path of a schema; none where the schema names none. */
export function keysAt(schema: z.core.$ZodType, path: Path): readonly string[] {
  return reached([schema], path).flatMap((found) => {
    if (found instanceof z.ZodObject) return Object.keys(found.shape);
    if (found instanceof z.ZodRecord && found.def.keyType instanceof z.ZodEnum)
      return found.def.keyType.options.map(String);
    return [];
  });
}

/** All schemas a value at the path may meet: a union has one for each of its options. */
function reached(schemas: readonly z.core.$ZodType[], path: Path): readonly z.core.$ZodType[] {
  const here = schemas.flatMap(unwrapped);
  const [step, ...rest] = path;
  if (step === undefined) return here;
  return reached(
    here.flatMap((schema) => child(schema, step)),
    rest,
  );
}

function unwrapped(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return unwrapped(schema.def.innerType);
  if (schema instanceof z.ZodUnion) return schema.def.options.flatMap(unwrapped);
  return [schema];
}

function child(schema: z.core.$ZodType, step: PropertyKey): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.def.element];
  if (schema instanceof z.ZodRecord) return [schema.def.valueType];
  if (!(schema instanceof z.ZodObject)) return [];
  const shape: Record<string, z.core.$ZodType> = schema.shape;
  const found = Object.hasOwn(shape, step) ? shape[String(step)] : undefined;
  return found ? [found] : [];
}
