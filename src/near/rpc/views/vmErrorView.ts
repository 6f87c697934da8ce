import type { VmError } from '../../vm/interface.ts';
import type { Json } from '../json.ts';
import { errorView } from './errorView.ts';

/** What stopped a view call, as CONTRACT_EXECUTION_ERROR names it. @see nearcore core/primitives/src/errors.rs `FunctionCallError` */
export function functionCallErrorOf(error: VmError): Json {
  switch (error.type) {
    case 'CompilationError':
      return errorView({ type: 'CompilationError', error: error.error });
    case 'MethodResolveError':
      return errorView({ type: 'MethodResolveError', error: error.error });
    case 'LinkError':
    case 'WasmTrap':
    case 'HostError':
      return { ExecutionError: error.display };
    default:
      return error satisfies never;
  }
}
