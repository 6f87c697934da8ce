import { placeText } from '../../course/placing.ts';
import type { CardView, PlacingControls } from './usePlacing.ts';

interface Props {
  readonly cards: readonly CardView[];
  readonly placing: PlacingControls;
}

/** The cards that have no place yet. A card dragged back here loses its own. */
export function PlacingCards({ cards, placing }: Props) {
  return (
    <div
      class="placing-tray"
      role="group"
      aria-label="Cards to place"
      data-cell=""
      data-over={placing.over === '' ? '' : undefined}
      onClick={(event) => event.target === event.currentTarget && placing.putHeld(null)}
    >
      {cards.map((card) => (
        <PlacingCard key={card.id} card={card} placing={placing} />
      ))}
      {cards.length === 0 && <span class="placing-quiet">All placed.</span>}
    </div>
  );
}

/** A receipt that can be moved: a button that is pressed while it is held. */
export function PlacingCard({ card, placing }: { readonly card: CardView; readonly placing: PlacingControls }) {
  const { id, label, fixed, outcome } = card;
  const verdict =
    outcome && { Right: 'right', Different: 'wrong', NotShown: undefined, NotPlaced: undefined }[outcome.type];
  if (fixed)
    return (
      <span class="placing-card fixed" data-verdict={verdict}>
        <Label text={label} />
      </span>
    );
  return (
    <button
      type="button"
      class="placing-card"
      data-card={id}
      data-verdict={verdict}
      aria-pressed={placing.held === id}
      aria-label={nameOf(card)}
      onClick={(event) => {
        event.stopPropagation();
        placing.choose(id);
      }}
      onPointerDown={(event) => placing.onPointerDown(event, id)}
    >
      <Label text={label} />
    </button>
  );
}

/** A name that may break after an underscore and before a dot. */
export function Label({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/(?<=_)|(?=\.)/).map((part, index) => (
        <>
          {index > 0 && <wbr />}
          {part}
        </>
      ))}
    </>
  );
}

function nameOf({ label, placed, outcome }: CardView): string {
  const where = placed === null ? 'not placed' : placeText(placed);
  const ran =
    outcome?.type === 'Right'
      ? ', where it ran'
      : outcome === undefined || outcome.type === 'NotShown'
        ? ''
        : `; it ran in ${placeText(outcome.actual)}`;
  return `${label}, ${where}${ran}`;
}
