import type { Json } from './json.ts';

export type RpcErrorName = 'REQUEST_VALIDATION_ERROR' | 'HANDLER_ERROR' | 'INTERNAL_ERROR';

interface RpcErrorFields {
  readonly name: RpcErrorName;
  readonly cause: { readonly name: string; readonly info?: Json };
  readonly code: number;
  readonly message: string;
  readonly data?: Json;
  readonly httpStatus: number;
}

/**
 * An answer that is not a result: methods throw it, `createRpc` catches it once and spells it as nearcore does.
 * @see nearcore chain/jsonrpc-primitives/src/errors.rs `RpcError`
 */
export class RpcError extends Error {
  readonly fields: RpcErrorFields;

  constructor(fields: RpcErrorFields) {
    super(fields.message);
    this.fields = fields;
  }

  toJson(): Json {
    const { name, cause, code, message, data } = this.fields;
    return { name, cause: { info: cause.info, name: cause.name }, code, message, data };
  }
}

/** The request's parameters do not parse: HTTP 400. */
export function parseError(message: string): RpcError {
  return new RpcError({
    name: 'REQUEST_VALIDATION_ERROR',
    cause: { name: 'PARSE_ERROR', info: { error_message: message } },
    code: -32700,
    message: 'Parse error',
    data: message,
    httpStatus: 400,
  });
}

export function methodNotFound(method: string): RpcError {
  return new RpcError({
    name: 'REQUEST_VALIDATION_ERROR',
    cause: { name: 'METHOD_NOT_FOUND', info: { method_name: method } },
    code: -32601,
    message: 'Method not found',
    data: method,
    httpStatus: 400,
  });
}

/** The method understood its parameters and says no. `data` is mostly the display text of the cause. */
export function handlerError(name: string, info: Json | undefined, data: Json, httpStatus = 200): RpcError {
  return new RpcError({
    name: 'HANDLER_ERROR',
    cause: { name, info },
    code: -32000,
    message: 'Server error',
    data,
    httpStatus,
  });
}

/** HTTP 500 makes clients try again; 200 lets them show the message. */
export function internalError(message: string, data: string = message, httpStatus = 500): RpcError {
  return new RpcError({
    name: 'INTERNAL_ERROR',
    cause: { name: 'INTERNAL_ERROR', info: { error_message: message } },
    code: -32000,
    message: 'Server error',
    data,
    httpStatus,
  });
}
