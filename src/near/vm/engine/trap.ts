import type { WasmTrap } from './vmErrors.ts';

/** What can be asked about the instance that trapped. */
export interface TrappedInstance {
  readonly table: WebAssembly.Table | undefined;
  /** The table index that the last `call_indirect` used. */
  readonly tableIndex: () => number;
}

/**
 * Names a trap as nearcore does. Engines word their messages differently (V8, SpiderMonkey, JavaScriptCore), and V8
 * does not tell a null entry from a wrong signature; the table does. Gives nothing for what is no trap.
 */
export function nameTrap(error: unknown, instance: TrappedInstance): WasmTrap | undefined {
  if (!(error instanceof WebAssembly.RuntimeError)) return undefined;
  const { message } = error;
  if (/unreachable/i.test(message)) return 'Unreachable';
  if (/signature|indirect|null function|table entry/i.test(message)) return nameIndirectCall(instance);
  if (/divi|divide|remainder|unrepresentable|overflow|conversion|trunc/i.test(message)) return 'IllegalArithmetic';
  if (/bounds|range|index/i.test(message)) return 'MemoryOutOfBounds';
  return undefined;
}

function nameIndirectCall({ table, tableIndex }: TrappedInstance): WasmTrap {
  const index = tableIndex() >>> 0;
  if (table === undefined || index >= table.length) return 'MemoryOutOfBounds';
  return table.get(index) === null ? 'IndirectCallToNull' : 'IncorrectCallIndirectSignature';
}

/** Whether the engine's own stack ended before the one that nearcore counts. */
export function isStackOverflow(error: unknown): boolean {
  return (
    (error instanceof RangeError && /stack/i.test(error.message)) ||
    (error instanceof Error && error.name === 'InternalError')
  );
}
