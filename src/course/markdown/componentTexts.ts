import { site } from '../../site.config.ts';
import { budgetSweeps } from '../budgetSweep.ts';
import { contractSources } from '../contractSources.ts';
import { outcomeText, predictionOutcome, type PredictionQuestion } from '../predictionOutcome.ts';
import type { PlacingQuestion } from '../placing.ts';
import { graphWords } from '../../picture/graphWords.ts';
import { patternGraph } from '../patternGraph.ts';
import type { PatternGraphOptions, RecordedGraphs } from '../patternGraph.ts';
import type { ComponentText, Props } from './mdxToMarkdown.ts';

/** A question of a quiz, as its component takes it. */
interface QuizQuestion {
  readonly ask: string;
  readonly answers: readonly { readonly text: string; readonly right?: boolean; readonly says: string }[];
}

/** A code block. */
export function fence(language: string, code: string): string {
  return `\`\`\`${language}\n${code.trimEnd()}\n\`\`\``;
}

const text = (props: Props, name: string): string => String(props[name] ?? '');
const list = <T>(props: Props, name: string): readonly T[] => (props[name] ?? []) as readonly T[];
const typescript = (props: Props, name: string): string => fence('typescript', text(props, name));

/**
 * How each component of a lesson reads.
 * @param factsOf the recorded facts of a lesson, by name
 * @param graphsOf the recorded graphs of a lesson, by name
 * @param page the lesson on whose page they stand
 */
export function componentTexts(
  factsOf: (lesson: string) => Readonly<Record<string, string>> | undefined,
  graphsOf: (lesson: string) => RecordedGraphs | undefined,
  page: string,
): Readonly<Record<string, ComponentText>> {
  const lessonOf = (props: Props): string => (typeof props['lesson'] === 'string' ? props['lesson'] : page);
  const facts = (props: Props) => factsOf(lessonOf(props)) ?? {};
  const task = (props: Props, children: string, contract: boolean): string =>
    [
      children,
      contract && `It begins with this contract:\n\n${typescript(props, 'start')}`,
      contract && `and is tried with:\n\n${typescript(props, 'snippet')}`,
      !contract && `It begins with:\n\n${typescript(props, 'start')}`,
      `Hints:\n\n${list<string>(props, 'hints')
        .map((hint, index) => `${index + 1}. ${hint}`)
        .join('\n')}`,
      `A solution:\n\n${typescript(props, 'solution')}`,
    ]
      .filter(Boolean)
      .join('\n\n');

  return {
    Measured: (props) => facts(props)[text(props, 'of')] ?? '',
    Source: (props) => sourceText(text(props, 'contract'), list(props, 'show')),
    SourceFile: (props) => `\`${text(props, 'path')}\`:\n\n${fence(text(props, 'lang'), text(props, 'code'))}`,
    Experiment: (props, children) => [typescript(props, 'source'), children].filter(Boolean).join('\n\n'),
    ContractExperiment: (props) => [typescript(props, 'source'), typescript(props, 'snippet')].join('\n\n'),
    Prediction: (props) =>
      [
        '**Before you run it**',
        ...list<PredictionQuestion>(props, 'questions').map((q) => questionText(q, facts(props))),
      ].join('\n\n'),
    Placing: (props) => placingText(props as unknown as PlacingQuestion),
    Quiz: (props) => list<QuizQuestion>(props, 'questions').map(quizText).join('\n\n'),
    Exercise: (props, children) => task(props, children, false),
    ContractExercise: (props, children) => task(props, children, true),
    RuleLink: ruleText,
    PatternGraph: (props, children) => graphText(props, children, graphsOf(lessonOf(props))),
    Sweep: () =>
      `On the page, one signing is run with many amounts of gas, from one state: ${budgetSweeps.map(({ label }) => label.replace(/^\w/, (first) => first.toLowerCase())).join('; ')}. How each run ended is drawn against its gas.`,
  };
}

function sourceText(contract: string, show: readonly string[]): string {
  return contractSources(contract, show)
    .map(({ name, lang, path, excerpt }) => `${name}, from \`${path}\`:\n\n${fence(lang, excerpt)}`)
    .join('\n\n');
}

function questionText(question: PredictionQuestion, facts: Readonly<Record<string, string>>): string {
  const choices = question.choices.map(({ value, label = value }) => `- ${label}`).join('\n');
  return `${question.ask}\n\n${choices}\n\n${outcomeText(predictionOutcome(question, undefined, facts[question.fact]))}`;
}

function placingText({ ask, blocks, accounts, cards }: PlacingQuestion): string {
  const where = `Blocks ${blocks[0]} to ${blocks[1]}; accounts ${accounts.join(', ')}.`;
  return `${ask} ${where}\n\n${cards.map(({ id, label = id, at }) => `- ${label}${at ? ` (in ${at})` : ''}`).join('\n')}`;
}

function quizText({ ask, answers }: QuizQuestion): string {
  const said = answers.map((answer) => `- ${answer.right ? 'Right' : 'Wrong'}: ${answer.text} ${answer.says}`);
  return `**${ask}**\n\n${said.join('\n')}`;
}

export const numberedList = (items: readonly string[]): string =>
  items.map((item, index) => `${index + 1}. ${item}`).join('\n');

/** A picture is told as a list. */
function graphText(props: Props, caption: string, recorded: RecordedGraphs | undefined): string {
  const { refunds, ghosts } = props as PatternGraphOptions;
  const words = graphWords(patternGraph(recorded, text(props, 'graph'), { refunds, ghosts }));
  const title = text(props, 'title');
  return [title && `**${title}**`, caption.trim(), numberedList(words)].filter((part) => part !== '').join('\n\n');
}

function ruleText(props: Props): string {
  const [path, item] = [text(props, 'nearcore'), text(props, 'item')];
  const url = `https://github.com/near/nearcore/blob/${site.nearcoreTag}/${path}`;
  return `The rule: nearcore [${item ? `\`${item}\`` : path}](${url}); here: \`${text(props, 'here')}\``;
}
