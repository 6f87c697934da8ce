import type { ValueType } from './valueType.ts';

export interface FunctionType {
  readonly params: Uint8Array;
  /** One at most: multi-value is off. */
  readonly results: Uint8Array;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface TableType {
  readonly initial: number;
  readonly maximum: number | undefined;
  /** Declared with `0x70` alone or in the long form; copied as it stands. */
  readonly type: Span;
}

export interface GlobalType {
  readonly type: ValueType;
  readonly mutable: boolean;
}

export interface ImportedFunction {
  readonly name: string;
  readonly typeIndex: number;
}

export interface Export {
  readonly name: string;
  /** Bytes of the name. */
  readonly nameLength: number;
  /** 0 function, 1 table, 2 memory, 3 global. */
  readonly kind: number;
  readonly index: number;
}

/** An index of an imported function, and where its bytes stand. */
export interface HostElement extends Span {
  readonly index: number;
}

/** nearcore puts three imported functions before all others, */
export const addedFunctions = 3;
/** and a byte before the name of each export. */
export const exportPrefixLength = 1;

/** What the sections before the code tell; filled in file order while they are validated. */
export interface ModuleInfo {
  readonly types: FunctionType[];
  /** Type index by function index, imports first. */
  readonly functions: number[];
  readonly imports: ImportedFunction[];
  readonly tables: TableType[];
  memories: number;
  readonly globals: GlobalType[];
  readonly exports: Export[];
  start: number | undefined;
  elements: number;
  /** Where element segments name imported functions by their index, in file order. */
  readonly hostElements: HostElement[];
  /** Bytes that element segments and globals gain when nearcore raises the function indices in them. */
  elementGrowth: number;
  globalGrowth: number;
  /** From the data count section. */
  dataCount: number | undefined;
  dataSegments: number;
  /** Functions that `ref.func` may name in code. */
  readonly referenced: Set<number>;
  readonly bodies: Span[];
  /** Where a section's contents lie, by section id. */
  readonly sections: Map<number, Span>;
}

export const createModuleInfo = (): ModuleInfo => ({
  types: [],
  functions: [],
  imports: [],
  tables: [],
  memories: 0,
  globals: [],
  exports: [],
  start: undefined,
  elements: 0,
  hostElements: [],
  elementGrowth: 0,
  globalGrowth: 0,
  dataCount: undefined,
  dataSegments: 0,
  referenced: new Set(),
  bodies: [],
  sections: new Map(),
});

export const sectionId = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  memory: 5,
  global: 6,
  export: 7,
  start: 8,
  element: 9,
  code: 10,
  data: 11,
  dataCount: 12,
} as const;
