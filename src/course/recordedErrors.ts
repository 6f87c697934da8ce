/** What came of an error's code when it ran: shown on its page, and held against a fresh run by the tests. */
export interface RecordedError {
  /** What near-api-js threw at last, by name; null if the code ended well. */
  readonly thrown: string | null;
  readonly console: readonly string[];
  readonly failures: readonly RecordedFailure[];
}

/** A failed receipt, or a refused transaction. */
export interface RecordedFailure {
  /** `TraceFailure.kind` */
  readonly kind: string;
  /** In nearcore's words. */
  readonly nearcore: string;
  /** As pictures say it. */
  readonly here: string;
}
