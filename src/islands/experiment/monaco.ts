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
  noEmit: true,
  allowNonTsExtensions: true,
});

let types: Promise<void> | null = null;

async function fetchTypes(url: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The types for the editor could not be loaded: ${response.status} from ${url}.`);
  const files = (await response.json()) as Readonly<Record<string, string>>;
  typescriptDefaults.setExtraLibs(Object.entries(files).map(([filePath, content]) => ({ filePath, content })));
}

/** Teaches the editor the types of near-api-js and of the lesson, once. Without them it still edits. */
export function loadTypes(url: string): Promise<void> {
  types ??= fetchTypes(url).catch((error: unknown) => {
    types = null;
    console.warn(error);
  });
  return types;
}

/** Gives `crosscall/lesson` other declarations, once the types are loaded. */
export function replaceLessonTypes(declarations: string): void {
  typescriptDefaults.addExtraLib(declarations, 'file:///node_modules/crosscall/lesson.d.ts');
}

export { monaco };
