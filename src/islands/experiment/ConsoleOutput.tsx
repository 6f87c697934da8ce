import type { ConsoleLine } from '../../snippets/createSnippetRunner.ts';

interface Props {
  readonly lines: readonly ConsoleLine[];
  readonly dropped: number;
}

const marks: Readonly<Partial<Record<ConsoleLine['level'], string>>> = { warn: 'warning', error: 'error' };

/** What the code printed, line by line, each with the line of code that printed it. */
export function ConsoleOutput({ lines, dropped }: Props) {
  return (
    <div class="console" role="log" aria-label="Console">
      {lines.map(({ level, text, at }, index) => (
        <div class="console-line" data-level={level} key={index}>
          <pre>
            {marks[level] && <span class="console-mark">{marks[level]} </span>}
            {text}
          </pre>
          {at && <span class="console-at">line {at.line}</span>}
        </div>
      ))}
      {dropped > 0 && (
        <p class="console-dropped">{dropped.toLocaleString('en')} more lines were printed and are not shown.</p>
      )}
    </div>
  );
}
