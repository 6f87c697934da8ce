import { inlineCode } from '../course/inlineCode.ts';

/** A sentence whose backticks become code. */
export function InlineText({ text }: { readonly text: string }) {
  return <>{inlineCode(text).map((piece) => (piece.isCode ? <code>{piece.text}</code> : piece.text))}</>;
}
