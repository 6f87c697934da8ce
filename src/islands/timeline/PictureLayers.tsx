import type { Lights } from '../../picture/lights.ts';
import { lightOfArrow, lightOfCard } from '../../picture/lights.ts';
import type { Arrow, ArrowKind, Box, Card, Picture, Point } from '../../picture/picture.ts';
import { ArrowView } from './ArrowView.tsx';
import { ClockView } from './ClockView.tsx';
import { GapView, LaneLine, RefundView, SlotView } from './SceneryViews.tsx';

interface Props {
  readonly picture: Picture;
  readonly lights: Lights | null;
  /** The card whose arrows stand out. */
  readonly lit: string | null;
  /** What is near enough to be drawn; null for everything. */
  readonly near: Box | null;
}

/** Everything behind the cards: blocks, lanes, time, arrows. */
export function Scenery({ picture, lights, lit, near }: Props) {
  const { orientation, slots, lanes, gaps, refunds } = picture;
  const arrows = near
    ? picture.arrows.filter(({ start, end }) => holds(near, start) || holds(near, end))
    : picture.arrows;
  const isLit = ({ from, to }: Arrow): boolean => lit !== null && !lights && (from === lit || to === lit);
  const merged = picture.detail === 'dot' && !lights;
  const apart = merged ? arrows.filter(isLit) : arrows;
  return (
    <g aria-hidden="true">
      {slots.map((slot) => (
        <SlotView key={slot.key} slot={slot} orientation={orientation} />
      ))}
      {lanes.map((lane) => (
        <LaneLine key={lane.accountId} lane={lane} orientation={orientation} />
      ))}
      <ClockView clock={picture.clock} orientation={orientation} />
      {gaps.map((gap) => (
        <GapView key={gap.key} gap={gap} />
      ))}
      {merged && <FaintArrows arrows={arrows} />}
      {apart.map((arrow) => (
        <ArrowView key={arrow.key} arrow={arrow} lit={isLit(arrow)} light={lights && lightOfArrow(lights, arrow)} />
      ))}
      {refunds
        .filter(({ x, y, r }) => !near || touches(near, { x: x - r, y: y - r, width: 160, height: 2 * r }))
        .map((mark) => (
          <RefundView key={mark.key} mark={mark} light={lights && lightOfCard(lights, mark.ids)} />
        ))}
    </g>
  );
}

/** Seen from afar, all arrows of a kind are one line: only where they gather matters. */
function FaintArrows({ arrows }: { readonly arrows: readonly Arrow[] }) {
  const kinds = Map.groupBy(arrows, ({ kind, failed }) => `${kind}${failed ? ' failed' : ''}` as ArrowKind);
  return (
    <>
      {[...kinds].map(([kind, all]) => (
        <path key={kind} class={`arrow faint ${kind}`} d={all.map(({ path }) => path).join('')} />
      ))}
    </>
  );
}

/** The cards to be drawn: those near, and those that must not be missing. */
export function nearCards(cards: readonly Card[], near: Box | null, needed: (id: string) => boolean): readonly Card[] {
  return near === null ? cards : cards.filter((card) => touches(near, card) || needed(card.id));
}

function holds({ x, y, width, height }: Box, point: Point): boolean {
  return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
}

function touches(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
