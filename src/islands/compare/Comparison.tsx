import { useMemo, useRef, useState } from 'preact/hooks';
import { accountsOf } from '../../picture/accounts.ts';
import { layoutTrace } from '../../picture/layoutTrace.ts';
import type { Picture } from '../../picture/picture.ts';
import { compareTraces } from '../../trace/compareTraces.ts';
import type { TraceComparison } from '../../trace/compareTraces.ts';
import { comparisonToText } from '../../trace/comparisonToText.ts';
import type { Trace } from '../../trace/trace.ts';
import { InlineText } from '../InlineText.tsx';
import { PictureView } from '../timeline/PictureView.tsx';
import { NARROW } from '../timeline/usePicture.ts';
import { useWidth } from '../timeline/useWidth.ts';
import { namesBetween } from './pastRun.ts';
import type { PastRun } from './pastRun.ts';

interface Props {
  readonly left: PastRun;
  readonly right: PastRun;
}

/** Two runs under each other: how they differ in words, and both pictures with what differs marked. */
export function Comparison({ left, right }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const names = namesBetween(left.accounts, right.accounts);
  const comparisons = useMemo(
    () =>
      Array.from({ length: Math.min(left.traces.length, right.traces.length) }, (_, index) => {
        const [ours, theirs] = [left.traces[index], right.traces[index]];
        return ours && theirs ? [{ ours, theirs, comparison: compareTraces(ours, theirs, { names }) }] : [];
      }).flat(),
    [left, right],
  );
  const { summary, differences, equal } = comparisonToText(
    comparisons.map(({ comparison }) => comparison),
    { left: left.name, right: right.name },
  );
  const differing = new Set(differences.flatMap(({ stepIds }) => stepIds));
  const extra = countText(left, right);
  return (
    <div class="comparison" ref={frame}>
      <p class="comparison-summary" role="status" data-equal={equal && extra === ''}>
        <strong>
          {equal && extra === '' ? '= ' : '≠ '}
          {summary}
        </strong>{' '}
        {extra}
      </p>
      {differences.length > 0 && (
        <ul>
          {differences.map(({ text }) => (
            <li key={text}>
              <InlineText text={text} />
            </li>
          ))}
        </ul>
      )}
      {width > 0 &&
        comparisons.map(({ ours, theirs, comparison }, index) => (
          <Pair
            key={ours.txHash}
            title={comparisons.length > 1 ? `Transaction ${index + 1} ` : ''}
            traces={[ours, theirs]}
            names={[left.name, right.name]}
            comparison={comparison}
            colours={coloursOf(ours, names)}
            differing={differing}
            width={width}
          />
        ))}
    </div>
  );
}

function countText(left: PastRun, right: PastRun): string {
  const [ours, theirs] = [left.traces.length, right.traces.length];
  if (ours === theirs) return '';
  return `${ours} ${ours === 1 ? 'transaction was' : 'transactions were'} sent ${left.name}, ${theirs} ${right.name}; what only one has is left out below.`;
}

interface PairProps {
  readonly title: string;
  readonly traces: readonly [Trace, Trace];
  readonly names: readonly [string, string];
  readonly comparison: TraceComparison;
  readonly colours: Readonly<Record<string, number>>;
  readonly differing: ReadonlySet<string>;
  readonly width: number;
}

/** One transaction of both runs. What is chosen in one picture is lit in the other. */
function Pair({ title, traces, names, comparison, colours, differing, width }: PairProps) {
  const [chosen, choose] = useState<string | null>(null);
  const pictures = useMemo(
    () => traces.map((trace) => draw(trace, width, colours, differing)),
    [traces[0], traces[1], width],
  );
  const pair = comparison.pairs.find(
    ({ left, right }) => chosen !== null && (left?.id === chosen || right?.id === chosen),
  );
  return (
    <>
      {pictures.map((picture, index) => {
        const trace = traces[index];
        const selected = (index === 0 ? pair?.left : pair?.right)?.id ?? null;
        return (
          trace && (
            <figure key={names[index]} class="timeline">
              <figcaption>{capital(`${title}${names[index] ?? ''}`)}</figcaption>
              <PictureView
                picture={picture}
                trace={trace}
                selected={selected}
                onSelect={choose}
                differing={differing}
              />
            </figure>
          )
        );
      })}
    </>
  );
}

/** One colour for an account in both pictures, whatever it is called there. */
function coloursOf(left: Trace, names: Readonly<Record<string, string>>): Readonly<Record<string, number>> {
  const ours = accountsOf(left).map((id, index) => [id, index + 1] as const);
  return Object.fromEntries(
    ours.flatMap(([id, colour]) => [
      [id, colour],
      [names[id] ?? id, colour],
    ]),
  );
}

/** The picture, with a sign on what differs that needs no colour. */
function draw(
  trace: Trace,
  width: number,
  colours: Readonly<Record<string, number>>,
  differing: ReadonlySet<string>,
): Picture {
  const picture = layoutTrace(trace, { orientation: width < NARROW ? 'down' : 'across', width, colours });
  const cards = picture.cards.map((card) =>
    differing.has(card.id) ? { ...card, detail: `≠ ${card.detail}`, sentence: `${card.sentence} It differs.` } : card,
  );
  return { ...picture, cards };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
