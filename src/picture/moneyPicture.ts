/** A ledger: a column for each block in which something of the transaction ran, and one for the time before. Amounts are in yoctoNEAR. */
export interface MoneyPicture {
  readonly columns: readonly MoneyColumn[];
  readonly rows: readonly MoneyRow[];
  readonly proof: MoneyProof;
}

export interface MoneyColumn {
  /** Null for the time before the first block. */
  readonly height: number | null;
  readonly label: string;
}

/**
 * `account`: what it holds. `gasKeys`: what its gas keys hold. `deposits`, `gas`: what is on its way. `burnt`: what is gone for good, from the first block on. `lost`: refunds to accounts that are gone. `others`: what other
 * transactions moved in these accounts meanwhile, taken off again. `sum`: all above.
 */
export type MoneyRowKind = 'account' | 'gasKeys' | 'deposits' | 'gas' | 'burnt' | 'lost' | 'others' | 'sum';

export interface MoneyRow {
  readonly key: string;
  readonly kind: MoneyRowKind;
  readonly name: string;
  readonly colour: string | null;
  /** One for each column. */
  readonly cells: readonly MoneyCell[];
}

export interface MoneyCell {
  /** Null: nobody tells. */
  readonly amount: bigint | null;
  /** Since the column before; null when it is none or unknown. */
  readonly change: bigint | null;
  /** A few words, as `to bank.test`. */
  readonly note: string;
}

export interface MoneyProof {
  readonly type: 'Equal' | 'Differs' | 'Unknown';
  readonly sentence: string;
}
