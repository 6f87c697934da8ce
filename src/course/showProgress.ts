import { pageProgress } from './pageProgress.ts';
import { storageTroubleText } from './createProgressStore.ts';
import { progressMark } from './progress.ts';
import { onAnyRun } from './runBus.ts';

const words = { untouched: '', begun: 'Begun:', done: 'Done:' } as const;

/** Fills in the page's progress marks, keeps them true from run to run, and says so when this browser does not keep them. */
export function showProgress(): void {
  const show = () => {
    for (const mark of document.querySelectorAll<HTMLElement>('progress-mark')) {
      const state = progressMark(pageProgress.read(mark.dataset['lesson'] ?? ''));
      mark.dataset['state'] = state;
      const text = mark.querySelector('span');
      if (text !== null) text.textContent = words[state];
    }
    const trouble = pageProgress.trouble();
    const notice = document.querySelector('[data-storage-notice]');
    if (notice !== null) notice.textContent = trouble === undefined ? '' : storageTroubleText(trouble);
  };
  show();
  pageProgress.onChange(show);
  onAnyRun(({ experimentId }) => pageProgress.update(experimentId.replace(/\/.*$/, ''), { ran: true }));
}
