/** The module `crosscall/testing`: a NEAR chain inside a test, driven by near-api-js and block by block. */
export { startChain } from './startChain.ts';
export type { ChainOptions } from './startChain.ts';
export type { Call, Outcome, RanReceipt, Sent, TestChain } from './testChain.ts';
export { traceToText } from '../trace/traceToText.ts';
export type { Trace, TraceFailure, TraceStep } from '../trace/trace.ts';
