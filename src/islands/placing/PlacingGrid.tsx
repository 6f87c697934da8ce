import { blocksOf, formatPlace } from '../../course/placing.ts';
import type { Place, PlacingQuestion } from '../../course/placing.ts';
import { COLOURS } from '../../picture/colours.ts';
import { Label, PlacingCard } from './PlacingCards.tsx';
import type { CardView, PlacingControls } from './usePlacing.ts';

interface Props {
  readonly question: PlacingQuestion;
  readonly cards: readonly CardView[];
  readonly placing: PlacingControls;
}

/** The places: blocks across and accounts down, or the other way round where there is little room. */
export function PlacingGrid({ question, cards, placing }: Props) {
  const { accounts, colours } = question;
  const blocks = blocksOf(question);
  const cell = (place: Place) => (
    <Cell
      key={formatPlace(place)}
      place={place}
      colour={colourOf(colours, accounts, place.account)}
      cards={cards}
      placing={placing}
    />
  );
  const account = (id: string, scope: 'row' | 'col') => (
    <th key={id} scope={scope} class="account" style={colourOf(colours, accounts, id)}>
      <Label text={id} />
    </th>
  );
  const height = (block: number, scope: 'row' | 'col') => (
    <th key={block} scope={scope} class="block">
      <span class="visually-hidden">block </span>
      {block}
    </th>
  );
  const [columns, rows] = placing.down
    ? [
        accounts.map((id) => account(id, 'col')),
        blocks.map((block) => [height(block, 'row'), ...accounts.map((id) => cell({ block, account: id }))]),
      ]
    : [
        blocks.map((block) => height(block, 'col')),
        accounts.map((id) => [account(id, 'row'), ...blocks.map((block) => cell({ block, account: id }))]),
      ];
  return (
    <table
      class={`placing-grid ${placing.down ? 'down' : 'across'}`}
      data-holding={placing.held !== null ? '' : undefined}
    >
      <caption class="visually-hidden">Blocks and accounts</caption>
      <thead>
        <tr>
          <td class="corner">{placing.down ? 'block' : ''}</td>
          {columns}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>{row}</tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly place: Place;
  readonly colour: Readonly<Record<string, string>>;
  readonly cards: readonly CardView[];
  readonly placing: PlacingControls;
}

/** A place with what the reader put there, and what ran there without having been put. */
function Cell({ place, colour, cards, placing }: CellProps) {
  const name = formatPlace(place);
  const here = cards.filter(({ placed }) => placed !== null && formatPlace(placed) === name);
  const ran = cards.filter(({ outcome }) => hasRunElsewhere(outcome) && formatPlace(outcome.actual) === name);
  return (
    <td
      data-cell={name}
      data-over={placing.over === name ? '' : undefined}
      style={colour}
      onClick={() => placing.putHeld(place)}
    >
      <div>
        {here.map((card) => (
          <PlacingCard key={card.id} card={card} placing={placing} />
        ))}
        {ran.map(({ id, label }) => (
          <span key={`ran ${id}`} class="placing-card ran">
            <Label text={label} />
            <small>ran here</small>
          </span>
        ))}
      </div>
    </td>
  );
}

type Elsewhere = Extract<CardView['outcome'], { readonly type: 'Different' | 'NotPlaced' }>;

/** It ran, and the reader had not put it there. */
function hasRunElsewhere(outcome: CardView['outcome']): outcome is Elsewhere {
  return outcome?.type === 'Different' || outcome?.type === 'NotPlaced';
}

function colourOf(
  colours: PlacingQuestion['colours'],
  accounts: readonly string[],
  id: string,
): Record<string, string> {
  const number = colours?.[id] ?? accounts.indexOf(id) + 1;
  return { '--account': `var(--account-${((number - 1) % COLOURS) + 1})` };
}
