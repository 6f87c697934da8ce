import { useEffect, useState } from 'preact/hooks';
import { loadLesson } from '../course/lessonModule.ts';
import { outcomeText, predictionOutcome, type PredictionQuestion } from '../course/predictionOutcome.ts';
import { onRun } from '../course/runBus.ts';
import { InlineText } from './InlineText.tsx';
import { useEarlyChoice } from './useEarlyChoice.ts';
import { useProgress } from './useProgress.ts';

interface Props {
  readonly lesson: string;
  readonly questions: readonly PredictionQuestion[];
}

/** The facts of the latest run, by name. */
type Facts = Readonly<Record<string, string | undefined>>;

/** Asks the reader before the run, and lays the run over the answers afterwards. A run needs no answers. */
export function Prediction({ lesson, questions }: Props) {
  const [progress, update] = useProgress(lesson);
  const facts = useFacts(lesson, questions);
  const choose = (id: string, value: string) => update({ predictions: { ...progress.predictions, [id]: value } });

  return (
    <div class="prediction">
      <h2>{facts === undefined ? 'Before you run it' : 'What you said, and what happened'}</h2>
      {questions.map((question) => (
        <Question
          key={question.id}
          name={`${lesson}-${question.id}`}
          question={question}
          chosen={progress.predictions[question.id]}
          facts={facts}
          onChoose={(value) => choose(question.id, value)}
        />
      ))}
    </div>
  );
}

interface QuestionProps {
  readonly name: string;
  readonly question: PredictionQuestion;
  readonly chosen: string | undefined;
  readonly facts: Facts | undefined;
  readonly onChoose: (value: string) => void;
}

function Question({ name, question, chosen, facts, onChoose }: QuestionProps) {
  const group = useEarlyChoice<HTMLFieldSetElement>(onChoose);
  const fact = facts?.[question.fact];
  const outcome = facts === undefined ? undefined : predictionOutcome(question, chosen, fact);
  return (
    <fieldset ref={group}>
      <legend>
        <InlineText text={question.ask} />
      </legend>
      <div class="choices">
        {question.choices.map(({ value, label }) => (
          <label class="choice" data-verdict={verdictOf(value, chosen, fact)}>
            <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => onChoose(value)} />
            <InlineText text={label ?? value} />
          </label>
        ))}
      </div>
      <p class="outcome" role="status" data-outcome={outcome?.type}>
        {outcome && <InlineText text={outcomeText(outcome)} />}
      </p>
    </fieldset>
  );
}

/** Marks the answer that the run gave, and the reader's where it differs. */
function verdictOf(value: string, chosen: string | undefined, fact: string | undefined): 'right' | 'wrong' | undefined {
  if (fact === undefined) return undefined;
  if (value === fact) return 'right';
  return value === chosen ? 'wrong' : undefined;
}

/** Reads the questions' facts from each run of the lesson; undefined before the first. */
function useFacts(lesson: string, questions: readonly PredictionQuestion[]): Facts | undefined {
  const [facts, setFacts] = useState<Facts>();
  useEffect(
    () =>
      onRun(lesson, async (run) => {
        const { facts: readers } = await loadLesson(lesson);
        setFacts(Object.fromEntries(questions.map(({ fact }) => [fact, readers[fact]?.(run)])));
      }),
    [lesson, questions],
  );
  return facts;
}
