import type { ByteReader } from './byteReader.ts';
import { invalid } from './preparationFailure.ts';

/** A Wasm value type as a small number; `bottom` stands for any type, in code that is never reached. */
export const valueType = { bottom: 0, i32: 1, i64: 2, f32: 3, f64: 4, funcref: 5 } as const;
export type ValueType = (typeof valueType)[keyof typeof valueType];

/** What a value takes of the stack nearcore counts, in bytes. @see nearcore prepare_v3.rs `SimpleMaxStackCfg` */
export const sizeOfValue = Uint8Array.of(0, 4, 8, 4, 8, 8);
export const encodingOfValue = Uint8Array.of(0, 0x7f, 0x7e, 0x7d, 0x7c, 0x70);
export const nameOfValue = ['', 'i32', 'i64', 'f32', 'f64', 'funcref'] as const;

/** Reads a value type; `funcref` has a long form too, other references belong to features that are off. */
export function readValueType(reader: ByteReader): ValueType {
  switch (reader.u8()) {
    case 0x7f:
      return valueType.i32;
    case 0x7e:
      return valueType.i64;
    case 0x7d:
      return valueType.f32;
    case 0x7c:
      return valueType.f64;
    case 0x70:
      return valueType.funcref;
    case 0x63:
      if (reader.u8() === 0x70) return valueType.funcref;
  }
  return invalid('a value type that is unknown or off');
}

export function readReferenceType(reader: ByteReader): ValueType {
  const type = readValueType(reader);
  return type === valueType.funcref ? type : invalid('expected a reference type');
}
