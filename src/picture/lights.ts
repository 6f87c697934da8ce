import type { Why } from '../trace/why.ts';
import type { Arrow } from './picture.ts';

/** What of a picture is lit while somebody follows causes: step ids for cards and refunds, `made <step>` and `data <data>` for arrows. */
export interface Lights {
  /** What the cause that is read names. */
  readonly now: ReadonlySet<string>;
  /** All that the whole chain names. */
  readonly chain: ReadonlySet<string>;
}

export type Light = 'now' | 'chain' | 'dim';

/** Lights one link of a chain, and fainter the rest of it. */
export function lightsOf(why: Why, at: number): Lights {
  const lit = why.links.map(({ steps, arrows }) => [...steps, ...arrows.map((a) => `${a.kind} ${a.id}`)]);
  return { now: new Set(lit[at]), chain: new Set(lit.flat()) };
}

/** How a card or refund is lit, by the steps it stands for. */
export function lightOfCard(lights: Lights, ids: readonly string[]): Light {
  if (ids.some((id) => lights.now.has(id))) return 'now';
  return ids.some((id) => lights.chain.has(id)) ? 'chain' : 'dim';
}

/** How an arrow is lit: that of data by its key, which is that of a link too, any other by what was made. */
export function lightOfArrow(lights: Lights, { key, kind, to }: Arrow): Light {
  return lightOfCard(lights, [kind === 'data' ? key : `made ${to}`]);
}
