import { pageProgress } from './pageProgress.ts';
import { progressMark } from './progress.ts';

const words = { untouched: '', begun: 'Begun:', done: 'Done:' } as const;

/** Fills in the page's progress marks and keeps them true. */
export function showProgress(): void {
  const show = () => {
    for (const mark of document.querySelectorAll<HTMLElement>('progress-mark')) {
      const state = progressMark(pageProgress.read(mark.dataset['lesson'] ?? ''));
      mark.dataset['state'] = state;
      const text = mark.querySelector('span');
      if (text !== null) text.textContent = words[state];
    }
  };
  show();
  pageProgress.onChange(show);
}
