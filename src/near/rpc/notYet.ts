import type { RpcMethod } from './context.ts';

/** Stands in the table for a method of nearcore's that is still to be written: it fails by its name. */
export function notYet(name: string): RpcMethod {
  return () => {
    throw new Error(`The method ${name} is not implemented yet in this network.`);
  };
}
