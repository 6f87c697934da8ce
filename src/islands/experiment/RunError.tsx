import type { RunEnd } from '../../snippets/createSnippetRunner.ts';
import { useLazyView } from '../timeline/useLazyView.ts';

const loadErrorLink = () => import('./ErrorLink.tsx').then((m) => m.ErrorLink);

interface Props {
  readonly end: RunEnd | null;
  readonly fileName: string;
}

/** How a run went wrong: what, where in the reader's code, and what the error carries; nothing when it did not. */
export function RunError({ end, fileName }: Props) {
  const ErrorLink = useLazyView(end?.type === 'Failed' ? loadErrorLink : null);
  if (end?.type === 'Ended') {
    return (
      <div class="run-error" role="alert">
        <p>{end.reason}</p>
      </div>
    );
  }
  if (end?.type !== 'Failed') return null;
  const { name, message, details, at } = end.error;
  return (
    <div class="run-error" role="alert">
      <p>
        <strong>{name === 'Thrown' ? 'Thrown' : name}</strong>
        {at && ` at ${fileName}, line ${at.line}, column ${at.column}`}
      </p>
      <pre>{message}</pre>
      {ErrorLink && <ErrorLink name={name} />}
      {details && (
        <details>
          <summary>What the error carries</summary>
          <pre>{details}</pre>
        </details>
      )}
    </div>
  );
}
