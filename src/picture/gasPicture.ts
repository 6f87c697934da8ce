/** A transaction's gas laid out: rows under each other, bars as shares of one scale, from 0 to 1. Nothing here knows the DOM. */
export interface GasPicture {
  /** What a full bar stands for: all the gas that was bought. */
  readonly full: bigint;
  /** Of the scale: one tick each `tickShare`. */
  readonly tickShare: number;
  readonly ticks: readonly { readonly share: number; readonly label: string }[];
  readonly rows: readonly GasRow[];
  /** What is worth knowing of the prices; empty when there is nothing. */
  readonly note: string;
}

/**
 * `bought`: all of it. `step`: what the transaction or a receipt burnt. `reserve`: what a receipt set aside for another that has yet to run.
 * `back`: what comes back, of all of them. `refunds`: what refunds burn, for free.
 */
export type GasRowKind = 'bought' | 'step' | 'reserve' | 'back' | 'refunds';

export interface GasRow {
  readonly key: string;
  readonly kind: GasRowKind;
  readonly name: string;
  /** The name is code: a method. */
  readonly isCode: boolean;
  readonly detail: string;
  readonly colour: string | null;
  readonly failed: boolean;
  readonly bars: readonly GasBar[];
  /** Null when it has not run. */
  readonly gas: bigint | null;
  /** In yoctoNEAR; null when nobody tells. */
  readonly near: bigint | null;
  /** What the bars say, for those who do not see them. */
  readonly sentence: string;
  readonly costs: readonly GasCost[];
}

export interface GasBar {
  readonly part: GasPart;
  readonly from: number;
  readonly to: number;
  readonly colour: string | null;
}

/** `open`: reserved or unused, nobody knows yet. */
export type GasPart = 'bought' | 'burnt' | 'reserved' | 'back' | 'open';

/** One cost within what a step burnt. */
export interface GasCost {
  readonly group: string;
  readonly name: string;
  readonly gas: bigint;
  /** Of what the step burnt. */
  readonly share: number;
}
