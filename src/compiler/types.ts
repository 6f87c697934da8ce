/** A place in the reader's source; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface ContractError {
  readonly message: string;
  /** Null where the fault lies in no one place. */
  readonly at: Place | null;
}

export type ContractResult =
  | { readonly ok: true; readonly wasm: Uint8Array<ArrayBuffer>; readonly methods: readonly string[] }
  | { readonly ok: false; readonly error: ContractError };

/** A file of near-sdk-js, compiled beforehand. */
export interface SdkModule {
  readonly imports: readonly string[];
  /** Base64. */
  readonly bytecode: string;
}

/** near-sdk-js, as `public/compiler/sdk.json` holds it. */
export interface Sdk {
  readonly version: string;
  readonly modules: Readonly<Record<string, SdkModule>>;
  /** Where each exported name comes from; a `name` of `*` stands for the whole file. */
  readonly exports: Readonly<Record<string, { readonly file: string; readonly name: string }>>;
}

/** What compiling a contract takes, loaded. */
export interface ContractTools {
  /** QuickJS, which the contract's bytecode is linked into. */
  readonly engine: Uint8Array;
  /** QuickJS's compiler from source to bytecode. */
  readonly compiler: WebAssembly.Module;
  readonly sdk: Sdk;
}
