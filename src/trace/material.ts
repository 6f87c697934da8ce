/**
 * What a network answered about one transaction, as its JSON came: enough to build a trace from, now or from a file.
 * Of each answer only the fields that the trace reads are typed. This file and the readers beside it are the trace's only home of snake_case.
 */
export interface TraceMaterial {
  readonly txHash: string;
  readonly senderId: string;
  /** `EXPERIMENTAL_tx_status`; null while the network does not know the transaction. */
  readonly status: TxStatusAnswer | null;
  readonly blocks: readonly BlockAnswer[];
  readonly chunks: readonly ChunkMaterial[];
  /** Receipts that have been made and of which neither an outcome nor a chunk tells yet. */
  readonly underway: readonly ReceiptAnswer[];
  /** Sentences about what could not be fetched. */
  readonly missing: readonly string[];
  /** What its blocks changed; null or absent until everything has run, or when nobody asked. */
  readonly changes?: ChangesMaterial | null;
}

/** The changes of the blocks in which a transaction ran, for its accounts, and what stood there before. */
export interface ChangesMaterial {
  readonly blocks: readonly {
    readonly height: number;
    readonly accounts: readonly AccountChangeAnswer[];
    readonly data: readonly DataChangeAnswer[];
  }[];
  /** Accounts before the block of a height. */
  readonly accounts: readonly AccountStartAnswer[];
  /** Values before the block of a height. */
  readonly data: readonly DataStartAnswer[];
  /** What changed in keys; only when the transaction has to do with gas keys. */
  readonly keys?: GasKeysMaterial | null;
  readonly missing: readonly string[];
}

export interface GasKeysMaterial {
  readonly blocks: readonly { readonly height: number; readonly changes: readonly KeyChangeAnswer[] }[];
  /** Keys before the block that first changes them. */
  readonly starts: readonly {
    readonly account_id: string;
    readonly public_key: string;
    readonly known: boolean;
    readonly access_key: unknown;
  }[];
}

export interface KeyChangeAnswer {
  readonly type: string;
  readonly cause: ChangeCauseAnswer;
  readonly change: { readonly account_id: string; readonly public_key: string; readonly access_key?: unknown };
}

export interface AccountAnswer {
  readonly amount: string;
  readonly locked: string;
  readonly storage_usage: number;
  /** Base58; absent in answers of nodes that do not tell. */
  readonly code_hash?: string;
}

export interface AccountStartAnswer {
  readonly accountId: string;
  readonly height: number;
  readonly account: AccountAnswer | null;
  /** There was none; otherwise, without an account, nobody knows. */
  readonly absent?: boolean;
}

export interface DataStartAnswer {
  readonly accountId: string;
  readonly height: number;
  /** Base64, as the value. */
  readonly key: string;
  readonly known: boolean;
  readonly value: string | null;
}

/** Why a change came about: of the hashes it has one or none. */
export interface ChangeCauseAnswer {
  readonly type: string;
  readonly tx_hash?: string;
  readonly receipt_hash?: string;
}

export interface AccountChangeAnswer {
  readonly type: string;
  readonly cause: ChangeCauseAnswer;
  readonly change: { readonly account_id: string } & Partial<AccountAnswer>;
}

export interface DataChangeAnswer {
  readonly type: string;
  readonly cause: ChangeCauseAnswer;
  readonly change: { readonly account_id: string; readonly key_base64: string; readonly value_base64?: string };
}

/** The receipts listed in a chunk: those that arrive in the block of this height. */
export interface ChunkMaterial {
  readonly height: number;
  readonly shardId: number;
  readonly receipts: readonly ReceiptAnswer[];
}

export interface TxStatusAnswer {
  readonly final_execution_status?: string;
  readonly status?: unknown;
  readonly transaction?: {
    readonly hash: string;
    readonly signer_id: string;
    readonly receiver_id: string;
    readonly actions: readonly unknown[];
    /** A gas key paid. */
    readonly nonce_index?: number | null;
  };
  readonly transaction_outcome?: OutcomeAnswer;
  readonly receipts_outcome?: readonly OutcomeAnswer[];
  readonly receipts?: readonly ReceiptAnswer[];
}

export interface OutcomeAnswer {
  readonly id: string;
  readonly block_hash: string;
  readonly outcome: {
    readonly executor_id: string;
    readonly gas_burnt: number | string;
    readonly tokens_burnt: string;
    readonly logs?: readonly string[];
    readonly receipt_ids?: readonly string[];
    readonly status: unknown;
    readonly metadata?: { readonly gas_profile?: readonly ProfileAnswer[] | null } | null;
  };
}

export interface ProfileAnswer {
  readonly cost_category: string;
  readonly cost: string;
  readonly gas_used: string | number;
}

export interface ReceiptAnswer {
  readonly receipt_id: string;
  readonly predecessor_id: string;
  readonly receiver_id: string;
  readonly receipt: {
    readonly Action?: {
      readonly signer_id: string;
      readonly gas_price?: string;
      readonly actions: readonly unknown[];
      readonly input_data_ids: readonly string[];
      readonly output_data_receivers: readonly { readonly data_id: string; readonly receiver_id: string }[];
      readonly is_promise_yield?: boolean;
    };
    readonly Data?: {
      readonly data_id: string;
      readonly data: string | null;
      readonly is_promise_resume?: boolean;
    };
  };
}

export interface BlockAnswer {
  readonly header: {
    readonly height: number;
    readonly hash: string;
    readonly prev_hash?: string;
    readonly timestamp_nanosec?: string;
    readonly timestamp?: number;
  };
  readonly chunks?: readonly {
    readonly chunk_hash: string;
    readonly shard_id: number;
    readonly height_included?: number;
  }[];
}
