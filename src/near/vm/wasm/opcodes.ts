import { valueType } from './valueType.ts';

/** Opcodes that the analysis names; the rest is known by the tables below. */
export const op = {
  unreachable: 0x00,
  nop: 0x01,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  br: 0x0c,
  brIf: 0x0d,
  brTable: 0x0e,
  return: 0x0f,
  call: 0x10,
  callIndirect: 0x11,
  drop: 0x1a,
  select: 0x1b,
  selectTyped: 0x1c,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  globalGet: 0x23,
  globalSet: 0x24,
  tableGet: 0x25,
  tableSet: 0x26,
  memorySize: 0x3f,
  memoryGrow: 0x40,
  i32Const: 0x41,
  i64Const: 0x42,
  f32Const: 0x43,
  f64Const: 0x44,
  i32LtS: 0x48,
  i64LtS: 0x53,
  f32Eq: 0x5b,
  f64Eq: 0x61,
  f64Lt: 0x63,
  i32Add: 0x6a,
  i32Sub: 0x6b,
  i64Add: 0x7c,
  i64Sub: 0x7d,
  i64Mul: 0x7e,
  i64Or: 0x84,
  f64Add: 0xa0,
  f64Sub: 0xa1,
  f64Mul: 0xa2,
  i64ExtendI32S: 0xac,
  i64ExtendI32U: 0xad,
  i64TruncF64S: 0xb0,
  f64ConvertI32U: 0xb8,
  f64ConvertI64S: 0xb9,
  refNull: 0xd0,
  refIsNull: 0xd1,
  refFunc: 0xd2,
  prefixed: 0xfc,
} as const;

/** By opcode: how many operands a numeric instruction takes (0: it is none), their type, and its result's type. */
export const numericArity = new Uint8Array(256);
export const numericOperand = new Uint8Array(256);
export const numericResult = new Uint8Array(256);

/**
 * How a numeric instruction changes the stack as finite-wasm measures it: values taken, and the type of the one put
 * there. An instruction with operands and result of one type leaves its first operand where it is.
 */
export const measuredPops = new Uint8Array(256);
export const measuredPush = new Uint8Array(256);

const firstConversion = 0xa7;

function numeric(first: number, last: number, arity: number, operand: number, result: number): void {
  for (let opcode = first; opcode <= last; opcode++) {
    numericArity[opcode] = arity;
    numericOperand[opcode] = operand;
    numericResult[opcode] = result;
    const replaces = opcode >= firstConversion || opcode < 0x67;
    measuredPops[opcode] = replaces ? arity : arity - 1;
    measuredPush[opcode] = replaces ? result : valueType.bottom;
  }
}

const { i32, i64, f32, f64 } = valueType;
numeric(0x45, 0x45, 1, i32, i32);
numeric(0x46, 0x4f, 2, i32, i32);
numeric(0x50, 0x50, 1, i64, i32);
numeric(0x51, 0x5a, 2, i64, i32);
numeric(0x5b, 0x60, 2, f32, i32);
numeric(0x61, 0x66, 2, f64, i32);
numeric(0x67, 0x69, 1, i32, i32);
numeric(0x6a, 0x78, 2, i32, i32);
numeric(0x79, 0x7b, 1, i64, i64);
numeric(0x7c, 0x8a, 2, i64, i64);
numeric(0x8b, 0x91, 1, f32, f32);
numeric(0x92, 0x98, 2, f32, f32);
numeric(0x99, 0x9f, 1, f64, f64);
numeric(0xa0, 0xa6, 2, f64, f64);
numeric(0xa7, 0xa7, 1, i64, i32);
numeric(0xa8, 0xa9, 1, f32, i32);
numeric(0xaa, 0xab, 1, f64, i32);
numeric(0xac, 0xad, 1, i32, i64);
numeric(0xae, 0xaf, 1, f32, i64);
numeric(0xb0, 0xb1, 1, f64, i64);
numeric(0xb2, 0xb3, 1, i32, f32);
numeric(0xb4, 0xb5, 1, i64, f32);
numeric(0xb6, 0xb6, 1, f64, f32);
numeric(0xb7, 0xb8, 1, i32, f64);
numeric(0xb9, 0xba, 1, i64, f64);
numeric(0xbb, 0xbb, 1, f32, f64);
numeric(0xbc, 0xbc, 1, f32, i32);
numeric(0xbd, 0xbd, 1, f64, i64);
numeric(0xbe, 0xbe, 1, i32, f32);
numeric(0xbf, 0xbf, 1, i64, f64);
numeric(0xc0, 0xc1, 1, i32, i32);
numeric(0xc2, 0xc4, 1, i64, i64);

/** Saturating conversions, `0xfc 0` to `0xfc 7`: operand and result types. */
export const saturatingOperand = Uint8Array.of(f32, f32, f64, f64, f32, f32, f64, f64);
export const saturatingResult = Uint8Array.of(i32, i32, i32, i32, i64, i64, i64, i64);

/** Loads `0x28` to `0x35` and stores `0x36` to `0x3e`: the value's type and the largest alignment's exponent. */
export const memoryValue = Uint8Array.of(
  ...[i32, i64, f32, f64, i32, i32, i32, i32, i64, i64, i64, i64, i64, i64],
  ...[i32, i64, f32, f64, i32, i32, i64, i64, i64],
);
export const memoryAlignment = Uint8Array.of(
  ...[2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2],
  ...[2, 3, 2, 3, 0, 1, 0, 1, 2],
);
export const firstLoad = 0x28;
export const firstStore = 0x36;
export const lastStore = 0x3e;

const flags = (...ranges: readonly (readonly [number, number])[]): Uint8Array => {
  const table = new Uint8Array(256);
  for (const [first, last] of ranges) table.fill(1, first, last + 1);
  return table;
};

/** Numeric instructions that may trap: integer division and remainder, float to integer without saturation. */
export const mayTrap = flags([0x6d, 0x70], [0x7f, 0x82], [0xa8, 0xab], [0xae, 0xb1]);

/**
 * Float instructions whose NaN results nearcore makes canonical: add, sub, mul, div, min, max, sqrt, ceil, floor,
 * trunc, nearest, demote, promote. `abs`, `neg` and `copysign` keep all bits.
 */
export const makesNaN = flags([0x8d, 0x97], [0x9b, 0xa5], [0xb6, 0xb6], [0xbb, 0xbb]);

/** Instructions to which every NaN as their last operand is the same: the above, comparisons, float to integer. */
export const ignoresNaNBits = flags(
  [0x5b, 0x66],
  [0x8d, 0x97],
  [0x9b, 0xa5],
  [0xa8, 0xab],
  [0xae, 0xb1],
  [0xb6, 0xb6],
  [0xbb, 0xbb],
);
