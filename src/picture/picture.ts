import type { Folding } from './folding.ts';

/**
 * A trace laid out: positions in CSS pixels from the top left corner, text already cut to fit, colours as the names of design tokens
 * (`account-2` is `--account-2`). Nothing here knows the DOM.
 */
export interface Picture {
  /** `across`: blocks are columns, accounts lanes below each other. `down`: blocks are bands below each other, lanes stand side by side. */
  readonly orientation: Orientation;
  readonly detail: Detail;
  readonly width: number;
  readonly height: number;
  /** Across: the room at the left for lanes' names. Down: for heights. */
  readonly margin: number;
  /** Where lanes' names stand; downwards they are always above. */
  readonly names: 'beside' | 'above';
  readonly lanes: readonly Lane[];
  readonly slots: readonly PlacedSlot[];
  readonly cards: readonly Card[];
  readonly refunds: readonly RefundMark[];
  readonly arrows: readonly Arrow[];
  readonly gaps: readonly Gap[];
  readonly clock: Clock;
}

export type Orientation = 'across' | 'down';

/** How much a card says: all, its name, or only whose it is and whether it failed. */
export type Detail = 'full' | 'compact' | 'dot';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Lane extends Box {
  readonly accountId: string;
  /** The id, cut to fit; for a lane that accounts share, how many they are. */
  readonly label: string;
  /** The accounts that share it; empty if it is one account's. */
  readonly shared: readonly string[];
  readonly colour: string;
  /** Where the label's text begins; its middle line. */
  readonly labelX: number;
  readonly labelY: number;
}

/** The room of one block, of a run of blocks in which nothing happens, or of what has not run yet. */
export interface PlacedSlot extends Box {
  readonly key: string;
  readonly kind: SlotKind;
  /** The block's height; null for a fold, for what is pending, and for a block the network has forgotten. */
  readonly blockHeight: number | null;
  readonly label: string;
  readonly title: string;
  /** Since the first block, as `0.6 s`; null when unknown. */
  readonly time: string | null;
  readonly shaded: boolean;
}

export type SlotKind = 'block' | 'empty' | 'fold' | 'gone' | 'pending';

export interface Card extends Box {
  /** The step's id. */
  readonly id: string;
  readonly blockHeight: number | null;
  readonly lane: string;
  readonly colour: string;
  readonly outcome: CardOutcome;
  /** `✓`, `✕` or `…`. */
  readonly mark: string;
  /** One to three lines. */
  readonly title: readonly string[];
  readonly detail: string;
  readonly gas: CardGas | null;
  /** The whole card as one sentence, for those who do not see it. */
  readonly sentence: string;
  readonly size: Detail;
  /** It stands for several steps. */
  readonly fold: CardFold | null;
}

export interface CardFold {
  readonly key: string;
  readonly kind: 'run' | 'tree';
  /** All the steps it stands for, itself included. */
  readonly count: number;
  readonly failed: number;
}

export type CardOutcome = 'ok' | 'fail' | 'pending';

export interface CardGas {
  readonly label: string;
  /** Widths of the bar in pixels, on one scale for all cards. */
  readonly room: number;
  readonly attached: number;
  readonly burnt: number;
}

export interface RefundMark {
  readonly key: string;
  /** The steps it stands for: all of a block and lane while refunds are folded, else one. */
  readonly ids: readonly string[];
  readonly blockHeight: number | null;
  readonly lane: string;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly label: string;
  readonly labelX: number;
  readonly title: string;
}

/** `created`: it made that. `callback`: it made that, which waits. `data`: a result travels. `refund`: money comes back. */
export type ArrowKind = 'created' | 'callback' | 'data' | 'refund';

export interface Arrow {
  readonly key: string;
  readonly kind: ArrowKind;
  /** Step ids. */
  readonly from: string;
  readonly to: string;
  /** SVG path data, ending where the arrow's head begins. */
  readonly path: string;
  readonly start: Point;
  readonly end: Point;
  /** Which way its head points. */
  readonly heading: 'right' | 'left' | 'down';
  /** What travels has failed. */
  readonly failed: boolean;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The room between call and callback, in which anyone may act. */
export interface Gap extends Box {
  readonly key: string;
  readonly lane: string;
  readonly colour: string;
  readonly lines: readonly string[];
  readonly labelX: number;
  readonly labelY: number;
  readonly anchor: 'middle' | 'start';
}

export interface Clock {
  /** The line of wall time; null when no time is known, and when blocks go down. */
  readonly axis: { readonly x1: number; readonly x2: number; readonly y: number } | null;
  readonly ticks: readonly { readonly key: string; readonly x: number; readonly label: string }[];
  readonly awaits: readonly AwaitBar[];
  /** Where the rows' names stand. */
  readonly rows: readonly { readonly label: string; readonly y: number }[];
}

export interface AwaitBar extends Box {
  readonly key: string;
  readonly label: string;
  readonly labelX: number;
  readonly labelY: number;
  readonly state: 'pending' | 'resolved' | 'rejected';
  /** Where it ended, and the word for it. */
  readonly end: (Point & { readonly label: string; readonly labelX: number; readonly labelY: number }) | null;
  readonly title: string;
}

/** A moment in network time: the height of the newest block then, nanoseconds since 1970, or both. */
export interface Moment {
  readonly height?: number | undefined;
  readonly timestamp?: bigint | undefined;
}

/** An `await` of the snippet, to be drawn above the blocks. */
export interface AwaitMark {
  readonly label: string;
  readonly startedAt: Moment;
  /** Null while it is pending. */
  readonly resolvedAt: Moment | null;
  readonly rejected?: boolean;
}

export interface LayoutOptions {
  readonly orientation: Orientation;
  /** The room there is; across, the picture may become wider and scrolls. */
  readonly width: number;
  readonly awaits?: readonly AwaitMark[];
  /** Each refund with its amount and an arrow, instead of a quiet circle. */
  readonly showRefunds?: boolean;
  /** An account's number among the colours, from 1; others follow in the order in which they appear. */
  readonly colours?: Readonly<Record<string, number>>;
  /** It will be drawn at this scale, names beside it as large as ever. */
  readonly scale?: number;
  /** Columns to make room for, so that cards keep their width while a few blocks more are made. */
  readonly columns?: number;
  /** How much cards say; by their number, if left out. */
  readonly detail?: Detail | undefined;
  /** What of the trace is folded; it is laid out from `folding.trace`. */
  readonly folding?: Folding | undefined;
}
