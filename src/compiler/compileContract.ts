import { parse } from 'acorn';
import type { Program } from 'acorn';
import { transform } from 'sucrase';
import { compileModule } from './compileModule.ts';
import { ContractFault } from './contractFault.ts';
import { linkContract } from './linkContract.ts';
import { lowerDecorators } from './lowerDecorators.ts';
import type { ExportedMethod } from './lowerDecorators.ts';
import { resolveImports } from './resolveImports.ts';
import type { ContractResult, ContractTools, Place } from './types.ts';

/** The place that both parsers write behind their messages: "Unexpected token (1:11)". */
const placeInMessage = /\s*\((\d+):(\d+)\)$/;

/**
 * Compiles a contract, written in TypeScript for near-sdk-js, to Wasm: decorators become calls, types are taken off (not checked), what
 * remains becomes QuickJS bytecode and is linked into the engine. The same source gives the same bytes, in a page as in Node.
 * @param fileName stands in the stacks of the contract's panics, with the reader's own lines
 */
export function compileContract(
  { engine, compiler, sdk }: ContractTools,
  source: string,
  fileName: string,
): ContractResult {
  try {
    const { code: typed, methods } = faultIn(1, () => lowerDecorators(source));
    const { code: plain, toSource } = stripTypes(typed, fileName);
    const { code, files } = resolveIn(plain, toSource, sdk);
    const modules = files.map((file) =>
      Uint8Array.from(atob(sdk.modules[file]?.bytecode ?? ''), (character) => character.charCodeAt(0)),
    );
    const contract = mapFault(toSource, () =>
      compileModule(compiler, fileName, `${code}\n${exportMethods(methods)}\n`),
    );
    const names = methods.map(({ name }) => name);
    return { ok: true, wasm: linkContract(engine, [...modules, contract], names), methods: names };
  } catch (error) {
    if (!(error instanceof ContractFault)) throw error;
    return { ok: false, error: { message: error.message, at: error.at } };
  }
}

/** One function of no arguments for each method, under a name that no contract has. */
function exportMethods(methods: readonly ExportedMethod[]): string {
  const functions = methods.map(
    ({ className, name, type }) => `function __export_${name}() { __invoke(${className}, "${name}", "${type}"); }`,
  );
  return `${functions.join('\n')}\nexport { ${methods.map(({ name }) => `__export_${name} as ${name}`).join(', ')} };`;
}

/** Takes the types off; lines stay where they are. */
function stripTypes(typed: string, fileName: string) {
  const { code } = faultIn(1, () =>
    transform(typed, { transforms: ['typescript'], disableESTransforms: true, filePath: fileName }),
  );
  const typedLines = typed.split('\n');
  const plainLines = code.split('\n');
  const toSource = ({ line, column }: Place): Place => ({
    line,
    column: columnBefore(typedLines[line - 1] ?? '', plainLines[line - 1] ?? '', column),
  });
  return { code, toSource };
}

/** Finds a column of a line in the line that it was before something was taken out of it. */
function columnBefore(before: string, after: string, column: number): number {
  let position = -1;
  for (const character of after.slice(0, column)) {
    const found = before.indexOf(character, position + 1);
    if (found === -1) return column;
    position = found;
  }
  return column > after.length ? before.length + 1 : position + 1;
}

function resolveIn(plain: string, toSource: (at: Place) => Place, sdk: ContractTools['sdk']) {
  return mapFault(toSource, () => {
    // sucrase lets much pass that QuickJS would refuse later, in fewer words.
    const program: Program = faultIn(0, () => parse(plain, { ecmaVersion: 'latest', sourceType: 'module' }));
    return resolveImports(plain, program, sdk);
  });
}

/** Turns what a parser throws into a fault; sucrase counts columns from 1, acorn from 0. */
function faultIn<T>(firstColumn: 0 | 1, parseSource: () => T): T {
  try {
    return parseSource();
  } catch (error) {
    const { loc } = error as { loc?: Place };
    if (error instanceof ContractFault || !(error instanceof Error) || loc === undefined) throw error;
    const message = error.message.replace(/^Error transforming [^:]*: /, '').replace(placeInMessage, '');
    throw new ContractFault(message, { line: loc.line, column: loc.column + 1 - firstColumn });
  }
}

function mapFault<T>(toSource: (at: Place) => Place, compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    if (error instanceof ContractFault && error.at) throw new ContractFault(error.message, toSource(error.at));
    throw error;
  }
}
