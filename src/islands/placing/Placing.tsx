import { useEffect, useRef, useState } from 'preact/hooks';
import { loadLesson } from '../../course/lessonModule.ts';
import { findPlaced, formatPlace, parsePlace, placeText, placingOutcome } from '../../course/placing.ts';
import type { Place, PlacedStep, PlacingQuestion } from '../../course/placing.ts';
import { onRun } from '../../course/runBus.ts';
import { InlineText } from '../InlineText.tsx';
import { useWidth } from '../timeline/useWidth.ts';
import { useProgress } from '../useProgress.ts';
import { PlacingCards } from './PlacingCards.tsx';
import { PlacingGrid } from './PlacingGrid.tsx';
import { usePlacing } from './usePlacing.ts';
import type { CardView } from './usePlacing.ts';

interface Props extends PlacingQuestion {
  readonly lesson: string;
}

/** Below this width blocks go downwards, as in the picture. */
const NARROW = 640;

/** The reader puts receipts where they will run; the run is laid over it afterwards. A run needs none of it. */
export function Placing({ lesson, ...question }: Props) {
  const [progress, update] = useProgress(lesson);
  const [found, setFound] = useFound(lesson, question);
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const keyOf = (cardId: string) => `${question.id}/${cardId}`;

  const cards = question.cards.map((card): CardView => {
    const placed = parsePlace(card.at ?? progress.predictions[keyOf(card.id)], question);
    const outcome = found && placingOutcome(card, placed, found.get(card.id));
    return { id: card.id, label: card.label ?? card.id, fixed: card.at !== undefined, placed, outcome };
  });
  const put = (cardId: string, place: Place | null): void => {
    const { [keyOf(cardId)]: before, ...others } = progress.predictions;
    const next = place === null ? undefined : formatPlace(place);
    if (next !== before) update({ predictions: next === undefined ? others : { ...others, [keyOf(cardId)]: next } });
  };
  const placing = usePlacing({ question, cards, down: width > 0 && width < NARROW, put });

  function startOver(): void {
    const own = new Set(question.cards.map(({ id }) => keyOf(id)));
    const others = Object.entries(progress.predictions).filter(([key]) => !own.has(key));
    update({ predictions: Object.fromEntries(others) });
    setFound(undefined);
    placing.letGo();
  }

  const movable = cards.filter(({ fixed }) => !fixed);
  const placedCount = movable.filter(({ placed }) => placed !== null).length;
  return (
    <div class="placing" ref={frame} onKeyDown={placing.onKeyDown}>
      <h2>{found ? 'Where you put it, and where it ran' : 'Place it before you run it'}</h2>
      <p>
        <InlineText text={question.ask} />
      </p>
      <PlacingCards cards={movable.filter(({ placed }) => placed === null)} placing={placing} />
      <PlacingGrid question={question} cards={cards} placing={placing} />
      <p class="placing-foot">
        <span>
          Drag a card, or choose it and then a place. With keys: Enter takes it up, arrows move it, Enter puts it down.
        </span>
        {(placedCount > 0 || found) && (
          <button type="button" class="button" onClick={startOver}>
            Start over
          </button>
        )}
      </p>
      <div role="status">
        {found && (
          <ul class="placing-outcomes">
            {cards.filter(isTold).map((card) => (
              <li key={card.id} data-outcome={card.outcome?.type}>
                <code>{card.label}</code>: <InlineText text={outcomeText(card)} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** Of what stood there from the beginning only what did not come so. */
function isTold({ fixed, outcome }: CardView): boolean {
  return !fixed || outcome?.type === 'Different';
}

function outcomeText({ fixed, outcome }: CardView): string {
  if (outcome === undefined || outcome.type === 'NotShown') return 'This run does not show it.';
  return fixed ? `In this run it stood in ${placeText(outcome.actual)}.` : outcome.says;
}

type Found = ReadonlyMap<string, PlacedStep>;

/** What each card stands for in the latest run; undefined before the first. */
function useFound(
  lesson: string,
  question: PlacingQuestion,
): readonly [Found | undefined, (found: Found | undefined) => void] {
  const [found, setFound] = useState<Found>();
  useEffect(
    () =>
      onRun(lesson, async (run) => {
        const { places } = await loadLesson(lesson);
        setFound(findPlaced(run, question, places));
      }),
    // The question is written in the page and never changes.
    [lesson],
  );
  return [found, setFound];
}
