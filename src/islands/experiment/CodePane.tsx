import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { PlainEditor } from './PlainEditor.tsx';
import type { MonacoEditorProps } from './MonacoEditor.tsx';
import type { SnippetError } from '../../snippets/createSnippetRunner.ts';

interface Props {
  readonly text: string;
  readonly revision: number;
  readonly changed: boolean;
  readonly editing: boolean;
  readonly fileName: string;
  readonly typesUrl: string;
  readonly lessonTypes: string | undefined;
  /** The error of the latest run, while the code is still what ran. */
  readonly error: SnippetError | null;
  /** The code as it began, highlighted when the page was built; none if it was not. */
  readonly children?: ComponentChildren;
  onText(text: string): void;
  onRun(): void;
  /** The reader wants out of the editor, by key. */
  onLeave(): void;
}

type Editor = ComponentType<MonacoEditorProps> | 'Loading' | 'Plain';

const wantsPlainEditor = (): boolean => matchMedia('(pointer: coarse)').matches;

/** Monaco where there is a pointer to use it with; a text area on touch screens, or if Monaco does not come. */
function useEditor(editing: boolean): Editor {
  const [editor, setEditor] = useState<Editor>('Loading');
  useEffect(() => {
    if (!editing || editor !== 'Loading') return;
    if (wantsPlainEditor()) return setEditor('Plain');
    import('./MonacoEditor.tsx')
      .then(({ loadMonacoEditor }) => loadMonacoEditor())
      .then(
        (loaded) => setEditor(() => loaded),
        () => setEditor('Plain'),
      );
  }, [editing, editor]);
  return editor;
}

/** The reader's own code, highlighted as the lesson's was: that highlighter is fetched when there is such code. */
function DraftCode({ text, label }: { readonly text: string; readonly label: string }) {
  const [html, setHtml] = useState<{ readonly text: string; readonly html: string } | null>(null);
  useEffect(() => {
    let wanted = true;
    void import('./highlight.ts').then(async ({ highlight }) => {
      const made = await highlight(text);
      if (wanted) setHtml({ text, html: made });
    });
    return () => {
      wanted = false;
    };
  }, [text]);
  const frame = { class: 'shiki', tabIndex: 0, role: 'region', 'aria-label': label } as const;
  if (html?.text === text) return <pre {...frame} dangerouslySetInnerHTML={{ __html: html.html }} />;
  return (
    <pre {...frame}>
      <code>{text}</code>
    </pre>
  );
}

/** The code of an experiment, to read or to edit, with the line at which it failed. */
export function CodePane(props: Props) {
  const { text, revision, changed, editing, fileName, typesUrl, lessonTypes, error, children, onText, onRun, onLeave } =
    props;
  const editor = useEditor(editing);
  const label = `Code of ${fileName}`;
  /** An editor shows what fits into it; on paper stands all. */
  const printed = (
    <pre class="printed-code">
      <code>{text}</code>
    </pre>
  );
  const mark = error?.at ? <LineMark line={error.at.line} message={error.message} /> : null;

  if (editing && typeof editor === 'function') {
    const Monaco = editor;
    return (
      <div class="code-pane">
        <Monaco
          text={text}
          revision={revision}
          fileName={fileName}
          label={label}
          typesUrl={typesUrl}
          lessonTypes={lessonTypes}
          error={error}
          onText={onText}
          onRun={onRun}
          onLeave={onLeave}
        />
        {printed}
      </div>
    );
  }
  return (
    <div class="code-pane">
      <div class="code-scroll">
        {editing && editor === 'Plain' ? (
          <>
            <PlainEditor text={text} label={label} onText={onText} />
            {printed}
          </>
        ) : changed || !children ? (
          <DraftCode text={text} label={label} />
        ) : (
          children
        )}
        {mark}
      </div>
    </div>
  );
}

function LineMark({ line, message }: { readonly line: number; readonly message: string }) {
  return (
    <div class="line-mark" style={{ '--line-number': line - 1 }} data-line={line} title={message}>
      <span class="visually-hidden">{`Error in line ${line}: ${message}`}</span>
    </div>
  );
}
