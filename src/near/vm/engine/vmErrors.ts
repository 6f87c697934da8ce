import type { CompilationError, MethodResolveError, PrepareError } from '../../primitives/errors.ts';
import { rustDebug } from '../host/rustDebug.ts';
import type { HostError } from '../host/hostError.ts';
import type { VmError } from '../interface.ts';

/** @see nearcore runtime/near-vm-runner/src/logic/errors.rs `PrepareError` */
const prepareErrors: Readonly<Record<PrepareError, string>> = {
  Serialization: 'Error happened while serializing the module.',
  Deserialization: 'Error happened while deserializing the module.',
  InternalMemoryDeclared: 'Internal memory declaration has been found in the module.',
  GasInstrumentation: 'Gas instrumentation failed.',
  StackHeightInstrumentation: 'Stack instrumentation failed.',
  Instantiate: 'Error happened during instantiation.',
  Memory: 'Error creating memory.',
  TooManyFunctions: 'Too many functions in contract.',
  TooManyLocals: 'Too many locals declared in the contract.',
  TooManyTables: 'Too many tables declared in the contract.',
  TooManyTableElements: 'Too many table elements declared in the contract.',
  TooManyGlobals: 'Too many globals declared in the contract.',
  FunctionBodyTooLarge: 'A function body in the contract exceeds the size limit.',
  InstrumentedCodeTooLarge: 'The instrumented code exceeds the size limit.',
  TooManyBlocksPerFunction: 'Too many basic blocks in a function.',
  TooManyBlocksPerContract: 'Too many basic blocks in a contract.',
  TooManyTypes: 'Too many type-section entries declared in the contract.',
  TooManyParamsPerFunction: 'Too many parameters in a single function',
  TooManyParamsPerContract: 'Too many function parameters in the contract',
  OperandStackTooLarge: 'A function uses too much operand stack.',
};

export type WasmTrap =
  'Unreachable' | 'IncorrectCallIndirectSignature' | 'MemoryOutOfBounds' | 'IllegalArithmetic' | 'IndirectCallToNull';

const traps: Readonly<Record<WasmTrap, string>> = {
  Unreachable: 'An `unreachable` opcode was executed.',
  IncorrectCallIndirectSignature: 'Call indirect incorrect signature trap.',
  MemoryOutOfBounds: 'Memory out of bounds trap.',
  IllegalArithmetic: 'An arithmetic exception, e.g. divided by zero.',
  IndirectCallToNull: 'Indirect call to null.',
};

export function compilationError(error: CompilationError): VmError {
  const { display, debug } = compilationTexts(error);
  return { type: 'CompilationError', error, display, debug: `CompilationError(${debug})` };
}

function compilationTexts(error: CompilationError): { display: string; debug: string } {
  switch (error.type) {
    case 'CodeDoesNotExist': {
      const { accountId } = error;
      return {
        display: `cannot find contract code for account ${accountId}`,
        debug: rustDebug('CodeDoesNotExist', { account_id: accountId }),
      };
    }
    case 'PrepareError':
      return { display: `PrepareError: ${prepareErrors[error.error]}`, debug: `PrepareError(${error.error})` };
    case 'WasmtimeCompileError':
      return {
        display: `Wasmtime compilation error: ${error.msg}`,
        debug: rustDebug('WasmtimeCompileError', { msg: error.msg }),
      };
    default:
      return error satisfies never;
  }
}

export const methodResolveError = (error: MethodResolveError): VmError => ({
  type: 'MethodResolveError',
  error,
  display: error,
  debug: `MethodResolveError(${error})`,
});

export const linkError = (msg: string): VmError => ({
  type: 'LinkError',
  display: msg,
  debug: rustDebug('LinkError', { msg }),
});

export const wasmTrap = (trap: WasmTrap): VmError => ({
  type: 'WasmTrap',
  display: `WebAssembly trap: ${traps[trap]}`,
  debug: `WasmTrap(${trap})`,
});

export const hostError = ({ display, debug }: HostError): VmError => ({ type: 'HostError', display, debug });
