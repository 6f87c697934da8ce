import type { LessonGenesis, Network } from '../../network/types.ts';

/** Where trials run: networks, and a place for snippets. The page has one, and Node another. */
export interface Bench {
  /** The Wasm of a contract of the course, or the address it is fetched from, by its name in `public/contracts/manifest.json`. */
  readonly wasm: (contract: string) => string | Uint8Array;
  /** Starts a network of its own. */
  open(genesis: LessonGenesis): Promise<Network>;
  /**
   * Runs a snippet on it to its end.
   * @param accounts account ids by the names that the snippet imports
   */
  runSnippet(
    network: Network,
    snippet: { readonly source: string; readonly fileName: string },
    accounts: Readonly<Record<string, string>>,
  ): Promise<SnippetEnd>;
}

export interface SnippetEnd {
  /** What it printed, a text per line. */
  readonly console: readonly string[];
  /** With what it ended, if not well. */
  readonly error: string | null;
}

/** What the reader made. */
export type Answer =
  | { readonly type: 'snippet'; readonly source: string; readonly fileName: string }
  | { readonly type: 'contract'; readonly source: string; readonly wasm: Uint8Array };
