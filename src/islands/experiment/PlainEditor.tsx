import { useRef } from 'preact/hooks';

interface Props {
  readonly text: string;
  readonly label: string;
  onText(text: string): void;
}

/** How far a line is indented. */
const indentOf = (line: string): string => /^\s*/.exec(line)![0];

/** A text area for code: what touch screens get instead of Monaco, and everyone if Monaco does not load. */
export function PlainEditor({ text, label, onText }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);

  function keepIndent(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.isComposing) return;
    const { value, selectionStart, selectionEnd } = area.current!;
    const indent = indentOf(value.slice(value.lastIndexOf('\n', selectionStart - 1) + 1, selectionStart));
    if (indent === '') return;
    event.preventDefault();
    area.current!.setRangeText(`\n${indent}`, selectionStart, selectionEnd, 'end');
    onText(area.current!.value);
  }

  return (
    <textarea
      ref={area}
      class="plain-editor"
      aria-label={label}
      value={text}
      rows={text.split('\n').length}
      cols={Math.max(...text.split('\n').map((line) => line.length)) + 2}
      wrap="off"
      spellcheck={false}
      autocomplete="off"
      autocapitalize="off"
      onInput={(event) => onText(event.currentTarget.value)}
      onKeyDown={keepIndent}
    />
  );
}
