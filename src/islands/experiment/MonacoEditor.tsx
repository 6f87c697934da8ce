import { useEffect, useRef } from 'preact/hooks';
import type { SnippetError } from '../../snippets/createSnippetRunner.ts';
import { loadTypes, monaco, replaceLessonTypes } from './monaco.ts';
import { applyTheme } from './monacoTheme.ts';

export interface MonacoEditorProps {
  readonly text: string;
  /** Changes when `text` was changed by something else than this editor. */
  readonly revision: number;
  readonly fileName: string;
  readonly label: string;
  readonly typesUrl: string;
  /** The declarations of `crosscall/lesson`, in place of those that lie there. */
  readonly lessonTypes: string | undefined;
  /** The error of the latest run, to be marked at its line. */
  readonly error: SnippetError | null;
  onText(text: string): void;
  onRun(): void;
  /** The reader pressed Escape, with nothing open that it would close. */
  onLeave(): void;
}

type Editor = ReturnType<typeof monaco.editor.create>;

let editors = 0;

const nothingOpen =
  '!suggestWidgetVisible && !findWidgetVisible && !parameterHintsVisible && !inSnippetMode && !renameInputVisible && !markersNavigationVisible && !editorHasSelection && !editorHasMultipleSelections';

function createEditor(element: HTMLElement, { text, fileName, label }: MonacoEditorProps): Editor {
  const style = getComputedStyle(element);
  const fontSize = parseFloat(style.fontSize);
  const uri = monaco.Uri.parse(`file:///snippets/${++editors}/${fileName}`);
  const model = monaco.editor.createModel(text, 'typescript', uri);
  model.updateOptions({
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  });
  return monaco.editor.create(element, {
    model,
    ariaLabel: `${label}. Escape leaves the editor.`,
    automaticLayout: true,
    fontFamily: style.fontFamily,
    fontSize,
    lineHeight: parseFloat(style.lineHeight),
    padding: { top: 16, bottom: 16 },
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 20,
    glyphMargin: false,
    folding: false,
    minimap: { enabled: false },
    // Brackets keep the lesson's colours; an account is what a colour stands for here.
    bracketPairColorization: { enabled: false },
    // The name under which models look it up.
    ...{ 'bracketPairColorization.enabled': false },
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    renderLineHighlight: 'none',
    scrollBeyondLastLine: false,
    scrollBeyondLastColumn: 2,
    scrollbar: { vertical: 'hidden', alwaysConsumeMouseWheel: false },
    fixedOverflowWidgets: true,
    stickyScroll: { enabled: false },
    guides: { indentation: false },
    wordBasedSuggestions: 'off',
    occurrencesHighlight: 'off',
    tabSize: 2,
  });
}

/** As high as its code: the page scrolls, the editor does not. */
function growWithText(editor: Editor, element: HTMLElement): void {
  const fit = (): void => {
    element.style.height = `${editor.getContentHeight()}px`;
  };
  editor.onDidContentSizeChange(fit);
  fit();
}

function showError(editor: Editor, error: SnippetError | null): () => void {
  const model = editor.getModel();
  if (!model || !error?.at || error.at.line > model.getLineCount()) return () => {};
  const { line, column } = error.at;
  const word = model.getWordAtPosition({ lineNumber: line, column });
  const range = new monaco.Range(line, column, line, word ? word.endColumn : model.getLineMaxColumn(line));
  const marker = { severity: monaco.MarkerSeverity.Error, message: `${error.name}: ${error.message}` };
  monaco.editor.setModelMarkers(model, 'run', [
    { ...marker, startLineNumber: line, startColumn: column, endLineNumber: line, endColumn: range.endColumn },
  ]);
  const wholeLine = editor.createDecorationsCollection([
    { range, options: { isWholeLine: true, className: 'run-error-line', marginClassName: 'run-error-margin' } },
  ]);
  return () => {
    wholeLine.clear();
    if (!model.isDisposed()) monaco.editor.setModelMarkers(model, 'run', []);
  };
}

/** Makes the editor ready to be shown in the colours of the page. */
export async function loadMonacoEditor(): Promise<typeof MonacoEditor> {
  await applyTheme();
  return MonacoEditor;
}

/** The editor: TypeScript with completion and types. Keys that a page needs (Ctrl or Cmd + Enter, Escape) reach it. */
export function MonacoEditor(props: MonacoEditorProps) {
  const { revision, error, typesUrl, lessonTypes } = props;
  const element = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const made = createEditor(element.current!, latest.current);
    editor.current = made;
    growWithText(made, element.current!);
    const model = made.getModel()!;
    model.onDidChangeContent(() => latest.current.onText(model.getValue()));
    made.addAction({
      id: 'crosscall.run',
      label: 'Run',
      keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter],
      run: () => latest.current.onRun(),
    });
    made.addCommand(monaco.KeyCode.Escape, () => latest.current.onLeave(), nothingOpen);
    made.focus();
    const themes = new MutationObserver(() => void applyTheme());
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      themes.disconnect();
      made.dispose();
      model.dispose();
    };
  }, []);

  useEffect(() => {
    void loadTypes(typesUrl).then(() => lessonTypes !== undefined && replaceLessonTypes(lessonTypes));
  }, [typesUrl, lessonTypes]);

  useEffect(() => {
    const model = editor.current?.getModel();
    const { text } = latest.current;
    if (!model || model.getValue() === text) return;
    // As an edit, so that the editor's own undo reaches behind it.
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
  }, [revision]);

  useEffect(() => (editor.current ? showError(editor.current, error) : undefined), [error]);

  return <div ref={element} class="monaco" data-testid="monaco" />;
}
