import { useContext, useState } from 'preact/hooks';
import type { Picture } from '../../picture/picture.ts';
import { traceToJson } from '../../trace/traceJson.ts';
import { traceToText } from '../../trace/traceToText.ts';
import type { Trace } from '../../trace/trace.ts';
import { download } from './download.ts';
import { drawPng } from './drawPng.ts';
import { drawSvg } from './drawSvg.ts';
import { ShareContext } from './shareContext.ts';
import { ShareLink } from './ShareLink.tsx';
import { pageTheme } from './themeTokens.ts';
import type { Theme } from './themeTokens.ts';

export interface SaveMenuProps {
  /** What the picture shows: one transaction, or several on one axis. */
  readonly traces: readonly Trace[];
  /** What the picture was laid out from. */
  readonly trace: Trace;
  readonly picture: Picture;
}

type Format = 'SVG' | 'PNG' | 'Text' | 'JSON';

const endings: Readonly<Record<Format, string>> = { SVG: 'svg', PNG: 'png', Text: 'txt', JSON: 'json' };
const meanings: Readonly<Record<Format, string>> = {
  SVG: 'The picture, to scale and to edit',
  PNG: 'The picture, as pixels',
  Text: 'The transaction in words',
  JSON: 'All that is known of it; this site’s page for transactions opens it again',
};

/** Files of a picture, and a link to the code that made it. */
export function SaveMenu({ traces, trace, picture }: SaveMenuProps) {
  const [theme, setTheme] = useState<Theme>(pageTheme);
  const [said, say] = useState('');
  const write = useContext(ShareContext);
  const [one] = traces;
  const formats: readonly Format[] = traces.length === 1 ? ['SVG', 'PNG', 'Text', 'JSON'] : ['SVG', 'PNG', 'Text'];

  async function contentOf(format: Format): Promise<Blob> {
    const svg = (): string => drawSvg({ picture, trace, traces, theme });
    switch (format) {
      case 'SVG':
        return new Blob([svg()], { type: 'image/svg+xml' });
      case 'PNG':
        return drawPng(svg());
      case 'Text':
        return new Blob([`${traces.map(traceToText).join('\n\n')}\n`], { type: 'text/plain' });
      case 'JSON':
        return new Blob([one ? traceToJson(one) : ''], { type: 'application/json' });
      default:
        return format satisfies never;
    }
  }

  async function save(format: Format): Promise<void> {
    const name = `transaction-${one?.txHash.slice(0, 8) ?? ''}.${endings[format]}`;
    try {
      download(name, await contentOf(format));
      say(`Saved as ${name}.`);
    } catch (error) {
      say(`It could not be saved: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  return (
    <div class="save-menu" role="group" aria-label="Save and share">
      <div class="save-formats">
        <span aria-hidden="true">Save as</span>
        {formats.map((format) => (
          <button
            key={format}
            type="button"
            class="button"
            title={meanings[format]}
            aria-label={`Save as ${format}`}
            onClick={() => void save(format)}
          >
            {format}
          </button>
        ))}
        <label>
          <span>Colours</span>
          <select class="control" value={theme} onChange={(event) => setTheme(event.currentTarget.value as Theme)}>
            <option value="light">light</option>
            <option value="dark">dark</option>
          </select>
        </label>
        <span role="status">{said}</span>
      </div>
      {write && <ShareLink write={write} />}
    </div>
  );
}
