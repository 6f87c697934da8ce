import { useEffect, useRef, useState } from 'preact/hooks';
import { adoptStyle } from '../timeline/adoptStyle.ts';
import css from './save.css?inline';

adoptStyle(css);

interface Props {
  /** Writes the link's fragment. */
  readonly write: () => Promise<string>;
  /** What the link holds; code and how it runs, if left out. */
  readonly holds?: string;
}

/** Longer addresses are cut by some programs. */
const LONG = 8000;

/** A link to this code: to copy, with what one should know of it. */
export function ShareLink({ write, holds = 'The code and where and how fast it runs' }: Props) {
  const [link, setLink] = useState('');
  const [said, say] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const writes = useRef(0);

  /** Whoever stands outside may hold newer code than when this was drawn. */
  async function refresh(): Promise<string> {
    const number = ++writes.current;
    const fresh = `${location.origin}${location.pathname}${location.search}${await write()}`;
    if (number === writes.current) setLink(fresh);
    return fresh;
  }

  useEffect(() => {
    void refresh();
    return () => void writes.current++;
  }, [write]);

  async function copy(): Promise<void> {
    const fresh = await refresh();
    field.current?.select();
    try {
      await navigator.clipboard.writeText(fresh);
      say('Copied.');
    } catch {
      say('The browser did not let this page copy. The link is selected: copy it with Ctrl or Cmd + C.');
    }
  }

  return (
    <div class="share-link" onPointerEnter={() => void refresh()}>
      <label>
        <span>Link to this code</span>
        <input
          class="control"
          ref={field}
          type="text"
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <button type="button" class="button" disabled={link === ''} onClick={() => void copy()}>
        Copy
      </button>
      <p>
        {holds} are in the link itself, and nothing else.
        {link.length > LONG && ` It has ${link.length} characters; some programs cut links that long.`}{' '}
        <span role="status">{said}</span>
      </p>
    </div>
  );
}
