/** What Wasm may call: i64 come as signed bigint, i32 as signed number; an i64 result may be any u64. */
export type HostFunction = (...args: never[]) => bigint | number | void;

export type HostFunctions = Readonly<Record<string, HostFunction>>;
