import { parse } from 'acorn';
import type { Node, Program } from 'acorn';
import { TraceMap, originalPositionFor } from '@jridgewell/trace-mapping';
import { transform } from 'sucrase';
import { snippetModules, unknownModule } from './modules.ts';
import type { ModuleImport, Position } from './protocol.ts';

/** A snippet that can run: plain JavaScript, line for line as the reader wrote it. */
export interface CompiledSnippet {
  readonly fileName: string;
  readonly code: string;
  readonly imports: readonly ModuleImport[];
  /** Takes a place in `code` to its place in the reader's source. */
  readonly toSource: (at: Position) => Position;
}

/** Why a snippet cannot run, and where, in the reader's own source. */
export interface CompileError {
  readonly name: 'SyntaxError' | 'ImportError';
  readonly message: string;
  readonly at: Position | null;
}

export type CompileResult =
  { readonly ok: true; readonly snippet: CompiledSnippet } | { readonly ok: false; readonly error: CompileError };

/** The place that both parsers write behind their messages: "Unexpected token (1:11)". */
const placeInMessage = /\s*\((\d+):(\d+)\)$/;

function syntaxError(error: unknown, at: Position | null): CompileResult {
  const text = error instanceof Error ? error.message : String(error);
  const message = text.replace(/^Error transforming [^:]*: /, '').replace(placeInMessage, '');
  return { ok: false, error: { name: 'SyntaxError', message, at } };
}

/** sucrase counts columns from 1, acorn from 0. */
function placeOf(error: unknown, firstColumn: 0 | 1): Position | null {
  const { loc } = error as { loc?: Position };
  return loc ? { line: loc.line, column: loc.column + 1 - firstColumn } : null;
}

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of Object.values(node).flat()) {
    if (typeof child === 'object' && child !== null && typeof child.type === 'string') yield* nodesOf(child as Node);
  }
}

interface FoundImport {
  readonly at: Position;
  /** Null where the module's name is not a plain text. */
  readonly found: ModuleImport | null;
}

type Source = { type: string; value?: unknown; start: number; end: number };

function toImport(source: Source | null | undefined, names: ModuleImport['names']): ModuleImport | null {
  if (source?.type !== 'Literal' || typeof source.value !== 'string') return null;
  return { specifier: source.value, start: source.start + 1, end: source.end - 1, names };
}

const startOf = (node: Node): Position => ({ line: node.loc!.start.line, column: node.loc!.start.column + 1 });

function findImports(program: Program): FoundImport[] {
  const imports: FoundImport[] = [];
  for (const node of nodesOf(program)) {
    const { source, specifiers = [] } = node as Node & { source?: Source | null; specifiers?: readonly Node[] };
    if (!source || !/^(Import|Export)/.test(node.type)) continue;
    const named = specifiers.flatMap((specifier) => {
      const { imported } = specifier as Node & { imported?: { name?: string } };
      return imported?.name === undefined ? [] : [{ name: imported.name, at: startOf(specifier) }];
    });
    imports.push({ at: startOf(source as unknown as Node), found: toImport(source, named) });
  }
  return imports;
}

function checkImports(imports: readonly FoundImport[]): Omit<CompileError, 'name'> | null {
  for (const { at, found } of imports) {
    if (found === null) return { at, message: 'import(…) takes a plain text here: the name of a module.' };
    if (!snippetModules.some((known) => known === found.specifier))
      return { at, message: unknownModule(found.specifier) };
  }
  return null;
}

/**
 * Compiles the reader's TypeScript: types are taken off, not checked; lines stay where they are; every import must be
 * of a module that exists. Knows nothing of the page: the same in Node.
 */
export function compile(source: string, fileName = 'snippet.ts'): CompileResult {
  let transformed;
  try {
    transformed = transform(source, {
      transforms: ['typescript'],
      disableESTransforms: true,
      filePath: fileName,
      sourceMapOptions: { compiledFilename: fileName },
    });
  } catch (error) {
    return syntaxError(error, placeOf(error, 1));
  }
  const { code } = transformed;
  const map = new TraceMap(transformed.sourceMap as never);
  const toSource = ({ line, column }: Position): Position => {
    const original = originalPositionFor(map, { line, column: Math.max(column - 1, 0) });
    return { line, column: original.line === line && original.column !== null ? original.column + 1 : column };
  };
  let program: Program;
  try {
    // sucrase lets much pass that the engine would refuse later, without saying where.
    program = parse(code, { ecmaVersion: 'latest', sourceType: 'module', locations: true, allowHashBang: true });
  } catch (error) {
    const at = placeOf(error, 0);
    return syntaxError(error, at && toSource(at));
  }
  const imports = findImports(program);
  const wrong = checkImports(imports);
  if (wrong)
    return { ok: false, error: { name: 'ImportError', message: wrong.message, at: wrong.at && toSource(wrong.at) } };
  const snippet = { fileName, code, imports: imports.flatMap(({ found }) => found ?? []), toSource };
  return { ok: true, snippet };
}
