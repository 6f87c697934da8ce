// TypeScript's features arrive after the first editor, with parts that need these; a service that comes so late is not found.
import 'monaco-editor/editor/common/services/treeViewsDndService';
import 'monaco-editor/editor/contrib/codelens/browser/codeLensCache';
// What `features/suggest/register` leaves out: the list of completions itself.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/parameterHints/register';
import 'monaco-editor/features/quickCommand/register';
import 'monaco-editor/features/rename/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/suggest/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/tokenization/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/typescript/register';
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker';
import { typescriptDefaults } from 'monaco-editor/languages/features/typescript/register';
import type { ModuleResolutionKind } from 'monaco-editor/languages/features/typescript/register';

self.MonacoEnvironment = {
  getWorker: (_, label) => (label === 'typescript' ? new TypeScriptWorker() : new EditorWorker()),
};

/** TypeScript's own numbers for what Monaco's declarations do not name. */
const moduleResolutionBundler: number = 100;
const moduleDetectionForce = 3;

typescriptDefaults.setCompilerOptions({
  target: 99,
  module: 99,
  moduleResolution: moduleResolutionBundler as ModuleResolutionKind,
  moduleDetection: moduleDetectionForce,
  strict: true,
  // As near-sdk-js' are written.
  experimentalDecorators: true,
  noEmit: true,
  allowNonTsExtensions: true,
});

/** Declarations by their address: those of snippets, those of contracts. */
const libraries: Record<string, string> = {};
const loaded = new Map<string, Promise<void>>();

function teach(files: Readonly<Record<string, string>>): void {
  Object.assign(libraries, files);
  typescriptDefaults.setExtraLibs(Object.entries(libraries).map(([filePath, content]) => ({ filePath, content })));
}

async function fetchTypes(url: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The types for the editor could not be loaded: ${response.status} from ${url}.`);
  teach((await response.json()) as Readonly<Record<string, string>>);
}

/** Teaches the editor the types that lie at an address, once. Without them it still edits. */
export function loadTypes(url: string): Promise<void> {
  const types =
    loaded.get(url) ??
    fetchTypes(url).catch((error: unknown) => {
      loaded.delete(url);
      console.warn(error);
    });
  loaded.set(url, types);
  return types;
}

/** Gives `crosscall/lesson` other declarations, once the types are loaded. */
export function replaceLessonTypes(declarations: string): void {
  teach({ 'file:///node_modules/crosscall/lesson.d.ts': declarations });
}

export { monaco };
