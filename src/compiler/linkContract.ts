import { WasmReader, concat, name, readSections, sectionIds, signed, unsigned, writeSections } from './wasmBytes.ts';
import type { Section } from './wasmBytes.ts';

const utf8 = new TextEncoder();
const opcode = { end: 0x0b, call: 0x10, i32Const: 0x41 } as const;
const exportKind = { function: 0, memory: 2 } as const;

/**
 * Puts a contract's bytecode into the engine and exports its methods.
 * @param modules bytecode, each module after those it imports, the contract last
 */
export function linkContract(
  engine: Uint8Array,
  modules: readonly Uint8Array[],
  methods: readonly string[],
): Uint8Array<ArrayBuffer> {
  const sections = readSections(engine).filter(({ id }) => id !== sectionIds.custom);
  const bodyOf = (id: number) => sections.find((section) => section.id === id)?.body ?? new Uint8Array([0]);
  const exported = readExports(bodyOf(sectionIds.export));
  const globals = readGlobals(bodyOf(sectionIds.global));
  const addressOf = (symbol: string) => globals[exported.get(symbol) ?? -1] ?? missing(symbol);
  const nearCall = exported.get('near_call') ?? missing('near_call');

  const payload = layOut(align(addressOf('__heap_base'), 16), modules, methods);
  const types = readVector(bodyOf(sectionIds.type));
  const functions = readVector(bodyOf(sectionIds.function));
  const firstMethod = countImports(bodyOf(sectionIds.import)) + functions.count;
  const callMethod = (nameAddress: number) => {
    const body = [0, opcode.i32Const, ...signed(nameAddress), opcode.call, ...unsigned(nearCall), opcode.end];
    return concat(unsigned(body.length), body);
  };
  const added: Readonly<Record<number, Uint8Array>> = {
    [sectionIds.type]: extend(types, [[0x60, 0, 0]]),
    [sectionIds.function]: extend(
      functions,
      methods.map(() => unsigned(types.count)),
    ),
    [sectionIds.export]: extend({ count: 0, items: new Uint8Array() }, [
      concat(name('memory'), [exportKind.memory, 0]),
      ...methods.map((method, index) => concat(name(method), [exportKind.function], unsigned(firstMethod + index))),
    ]),
    [sectionIds.code]: extend(readVector(bodyOf(sectionIds.code)), payload.nameAddresses.map(callMethod)),
    [sectionIds.data]: extend(readVector(bodyOf(sectionIds.data)), [
      segment(payload.address, payload.bytes),
      segment(addressOf('near_payload'), payload.header),
    ]),
  };
  return writeSections(
    engine,
    sections.map(({ id, body }): Section => ({ id, body: added[id] ?? body })),
  );
}

function missing(symbol: string): never {
  throw new Error(`The engine exports no ${symbol}: it was built for another linker. Run \`npm run engine\`.`);
}

const align = (value: number, to: number) => Math.ceil(value / to) * to;
const padded = (bytes: Uint8Array) => concat(bytes, new Uint8Array(align(bytes.length, 4) - bytes.length));
const word = (value: number) => new Uint8Array(Uint32Array.of(value).buffer);

/** The methods' names, each ended by a zero, then the modules; `header` is `near_payload` of the engine. */
function layOut(address: number, modules: readonly Uint8Array[], methods: readonly string[]) {
  const names = methods.map((method) => concat(utf8.encode(method), [0]));
  const nameAddresses: number[] = [];
  let end = address;
  for (const bytes of names) {
    nameAddresses.push(end);
    end += bytes.length;
  }
  const nameBytes = padded(concat(...names));
  const moduleBytes = concat(...modules.flatMap((bytecode) => [word(bytecode.length), padded(bytecode)]));
  const start = address + nameBytes.length;
  const header = concat(word(start), word(moduleBytes.length), word(align(start + moduleBytes.length, 16)));
  return { address, bytes: concat(nameBytes, moduleBytes), nameAddresses, header };
}

interface Vector {
  readonly count: number;
  readonly items: Uint8Array;
}

function readVector(body: Uint8Array): Vector {
  const reader = new WasmReader(body);
  return { count: reader.unsigned(), items: reader.rest() };
}

const extend = ({ count, items }: Vector, more: readonly ArrayLike<number>[]) =>
  concat(unsigned(count + more.length), items, ...more);

const segment = (address: number, bytes: Uint8Array) =>
  concat([0, opcode.i32Const], signed(address), [opcode.end], unsigned(bytes.length), bytes);

/** The index of what each name stands for, whatever its kind. */
function readExports(body: Uint8Array): Map<string, number> {
  const reader = new WasmReader(body);
  const found = new Map<string, number>();
  for (let left = reader.unsigned(); left > 0; left--) {
    const symbol = reader.name();
    reader.byte();
    found.set(symbol, reader.unsigned());
  }
  return found;
}

/** The linker that built the engine starts each global with an `i32.const`. */
function readGlobals(body: Uint8Array): number[] {
  const reader = new WasmReader(body);
  return Array.from({ length: reader.unsigned() }, () => {
    reader.take(3);
    const value = reader.signed();
    reader.take(1);
    return value;
  });
}

/** The engine imports functions only. */
function countImports(body: Uint8Array): number {
  return new WasmReader(body).unsigned();
}
