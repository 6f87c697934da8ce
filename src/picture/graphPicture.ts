import type { GraphArrow } from '../trace/receiptGraph.ts';
import type { Box } from './picture.ts';

/** A graph of receipts laid out: positions in CSS pixels, text cut to fit, colours as names of design tokens. */
export interface GraphPicture {
  readonly orientation: 'across' | 'down';
  readonly width: number;
  readonly height: number;
  readonly cards: readonly GraphCard[];
  readonly arrows: readonly GraphPath[];
}

/** A call, or a batch of actions that is carried out as one: or, as a pill, who began, what came of it, who kept silent. */
export interface GraphCard extends Box {
  readonly id: string;
  readonly shape: 'card' | 'pill';
  readonly look: 'ok' | 'fail' | 'pending' | 'ghost';
  readonly colour: string;
  /** From the top; `x` and the baseline `y` from the card’s corner. */
  readonly lines: readonly GraphLine[];
  /** ✓ or ✕ at the right of the first line of its name. */
  readonly mark: { readonly x: number; readonly y: number } | null;
  /** Where hairlines part the actions of a batch. */
  readonly rules: readonly number[];
}

export interface GraphLine {
  readonly text: string;
  readonly kind: 'account' | 'block' | 'name' | 'failed-name' | 'says';
  readonly x: number;
  readonly y: number;
}

export interface GraphPath extends Pick<GraphArrow, 'kind' | 'failed'> {
  readonly key: string;
  readonly ghost: boolean;
  /** SVG path data, ending where the head begins. */
  readonly path: string;
  /** Where the head’s point is. */
  readonly tip: { readonly x: number; readonly y: number };
}
