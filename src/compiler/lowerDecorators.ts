import { parse } from 'sucrase/dist/parser/index.js';
import { TokenType } from 'sucrase/dist/parser/tokenizer/types.js';
import { ContractFault, placeAt } from './contractFault.ts';

type Tokens = ReturnType<typeof parse>['tokens'];

/** What near-sdk-js' decorators make of a method. */
const methodTypes = ['call', 'view', 'initialize', 'migrate'];

export interface ExportedMethod {
  readonly className: string;
  readonly name: string;
  readonly type: string;
}

export interface LoweredContract {
  /**
   * TypeScript without decorators. What remains stands where it stood, but for what follows a class on its last line; the decorators
   * themselves stand below everything, in functions.
   */
  readonly code: string;
  readonly methods: readonly ExportedMethod[];
}

interface Decorator {
  /** Which of the source's decorators it is, counted from 0. */
  readonly index: number;
  readonly name: string;
  /** Without the `@`. */
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

interface DecoratedClass {
  readonly name: string;
  /** The index of its closing brace. */
  readonly last: number;
  readonly decorators: readonly Decorator[];
  readonly statements: string[];
}

/**
 * Takes the decorators off a contract's classes and methods and applies them by statements behind each class.
 * @throws ContractFault for what near-sdk-js has no decorator for
 */
export function lowerDecorators(source: string): LoweredContract {
  const { tokens } = parse(source, false, true, false);
  const textOf = (index: number) => source.slice(tokens[index]?.start, tokens[index]?.end);
  const faultAt = (index: number, message: string) =>
    new ContractFault(message, placeAt(source, tokens[index]?.start ?? source.length));
  const decorators: Decorator[] = [];
  const classes: DecoratedClass[] = [];
  const methods: ExportedMethod[] = [];

  for (let index = 0; index < tokens.length; index++) {
    if (tokens[index]?.type !== TokenType.at) continue;
    const first = index;
    const found = readDecorators(source, tokens, first, decorators.length);
    decorators.push(...found.decorators);
    index = found.next - 1;
    const around = classes.find(({ last }) => first < last);
    if (around === undefined) {
      const named = findClassName(tokens, found.next);
      if (named === undefined)
        throw faultAt(
          first,
          'This decorator belongs to no class. A contract is a class with a name, and with @NearBindgen({}) before it.',
        );
      const last = closingIndex(
        tokens,
        tokens.findIndex(({ type }, at) => at > named && type === TokenType.braceL),
      );
      classes.push({ name: textOf(named), last, decorators: found.decorators, statements: [] });
      continue;
    }
    const key = findMethodKey(tokens, found.next);
    if (key === undefined) throw faultAt(first, 'A decorator inside a class stands before a method with a plain name.');
    const name = textOf(key);
    around.statements.push(`__decorate(${around.name}, "${name}", [${found.decorators.map(evaluate).join(', ')}]);`);
    const type = found.decorators[0]?.name ?? '';
    if (!methodTypes.includes(type)) continue;
    if (around.decorators[0]?.name !== 'NearBindgen')
      throw faultAt(first, `The class ${around.name} needs @NearBindgen({}) for its methods to be callable.`);
    if (name === 'memory')
      throw faultAt(key, 'A method cannot be called memory: every contract exports its memory under that name.');
    if (methods.some((other) => other.name === name)) throw faultAt(key, `There is a method ${name} already.`);
    methods.push({ className: around.name, name, type });
  }
  if (methods.length === 0)
    throw new ContractFault(
      'A contract is a class with @NearBindgen({}) and at least one method with @view({}), @call({}) or @initialize({}).',
      null,
    );
  return { code: applyEdits(source, tokens, decorators, classes), methods };
}

/** Reads the decorators that follow one another from a token on. */
function readDecorators(source: string, tokens: Tokens, from: number, count: number) {
  const decorators: Decorator[] = [];
  let next = from;
  while (tokens[next]?.type === TokenType.at) {
    const start = tokens[next]!.start;
    const name = tokens[next + 1];
    next += 2;
    while (tokens[next]?.type === TokenType.dot) next += 2;
    if (tokens[next]?.type === TokenType.parenL) next = closingIndex(tokens, next) + 1;
    const end = tokens[next - 1]!.end;
    decorators.push({
      index: count + decorators.length,
      name: source.slice(name?.start, name?.end),
      code: source.slice(start + 1, end),
      start,
      end,
    });
  }
  return { decorators, next };
}

const closers = new Map([
  [TokenType.parenL, TokenType.parenR],
  [TokenType.braceL, TokenType.braceR],
]);

/** Finds the bracket that closes another; the parser has seen that there is one. A template's `${` is closed by a brace. */
function closingIndex(tokens: Tokens, open: number): number {
  const opener = tokens[open]?.type ?? TokenType.braceL;
  const closer = closers.get(opener);
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    const { type } = tokens[index]!;
    if (type === opener || (opener === TokenType.braceL && type === TokenType.dollarBraceL)) depth++;
    if (type === closer && --depth === 0) return index;
  }
  return tokens.length - 1;
}

const beforeClass: readonly TokenType[] = [TokenType._export, TokenType._default, TokenType._abstract];

function findClassName(tokens: Tokens, from: number): number | undefined {
  let index = from;
  while (beforeClass.includes(tokens[index]?.type ?? TokenType.eof)) index++;
  return tokens[index]?.type === TokenType._class && tokens[index + 1]?.type === TokenType.name ? index + 1 : undefined;
}

/** The key stands before the parameters, or before their types; modifiers such as `async` stand before the key. */
function findMethodKey(tokens: Tokens, from: number): number | undefined {
  let index = from;
  while (isWord(tokens[index + 1]?.type)) index++;
  const after = tokens[index + 1]?.type;
  return isWord(tokens[index]?.type) && (after === TokenType.parenL || after === TokenType.lessThan)
    ? index
    : undefined;
}

const isWord = (type: TokenType | undefined) =>
  type !== undefined && (type === TokenType.name || (type & TokenType.IS_KEYWORD) !== 0);

function applyEdits(
  source: string,
  tokens: Tokens,
  decorators: readonly Decorator[],
  classes: readonly DecoratedClass[],
): string {
  const edits = [
    ...decorators.map(({ start, end }) => ({ start, end, by: source.slice(start, end).replace(/[^\n]/g, ' ') })),
    ...classes.map((decorated) => {
      const { end } = tokens[decorated.last]!;
      return { start: end, end, by: `; ${applyToClass(decorated)}` };
    }),
  ].sort((a, b) => a.start - b.start);
  let code = '';
  let position = 0;
  for (const { start, end, by } of edits) {
    code += source.slice(position, start) + by;
    position = end;
  }
  const functions = decorators.map(
    ({ index, code: decorator }) => `function __decorator${index}() { return ${decorator}; }`,
  );
  return `${code}${source.slice(position)}\n${functions.join('\n')}`;
}

/** A decorator may take more lines than it has where it is applied: it stands in a function of its own. */
const evaluate = ({ index }: Decorator) => `__decorator${index}()`;

/** Decorators apply from the innermost outwards, the class's after its methods'. */
function applyToClass({ name, decorators, statements }: DecoratedClass): string {
  const own = decorators.toReversed().map((decorator) => `${name} = ${evaluate(decorator)}(${name}) ?? ${name};`);
  return [...statements, ...own].join(' ');
}
