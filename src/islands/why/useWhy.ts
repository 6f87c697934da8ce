import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Lights } from '../../picture/lights.ts';
import type { WhyQuestion } from '../../trace/why.ts';
import { useLazyView } from '../timeline/useLazyView.ts';
import type { WhyPanelProps } from './WhyPanel.tsx';

export interface Following {
  readonly question: WhyQuestion | null;
  readonly lights: Lights | null;
  readonly ask: (question: WhyQuestion) => void;
  /** Ends it, and gives the focus back to what asked. */
  readonly leave: () => void;
  /** Ends it; the focus goes elsewhere. */
  readonly end: () => void;
  /** Null until its script is there. */
  readonly Panel: ReturnType<typeof useLazyView<WhyPanelProps>>;
  readonly setLights: (lights: Lights) => void;
}

const load = () => import('./WhyPanel.tsx').then((m) => m.WhyPanel);

/** What a picture needs while somebody follows causes in it. The panel comes when something is first asked. */
export function useWhy(frame: RefObject<HTMLElement>): Following {
  const [question, setQuestion] = useState<WhyQuestion | null>(null);
  const [lights, setLights] = useState<Lights | null>(null);
  const asker = useRef<Element | null>(null);
  const Panel = useLazyView<WhyPanelProps>(question === null ? null : load);
  const end = () => {
    setQuestion(null);
    setLights(null);
  };
  return {
    question,
    lights: question === null ? null : lights,
    Panel,
    setLights,
    ask(next) {
      asker.current = frame.current?.ownerDocument.activeElement ?? null;
      setQuestion(next);
    },
    end,
    leave() {
      end();
      const back = asker.current;
      // What asked is hidden until the next render, or gone with the view in which it was.
      requestAnimationFrame(() => {
        const isThere = back instanceof HTMLElement && back.isConnected;
        const card = frame.current?.querySelector<SVGGElement>('[data-step][tabindex="0"]');
        (isThere ? back : card)?.focus();
      });
    },
  };
}
