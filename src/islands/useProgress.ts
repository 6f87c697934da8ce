import { useEffect, useState } from 'preact/hooks';
import { pageProgress } from '../course/pageProgress.ts';
import { untouched, type LessonProgress } from '../course/progress.ts';

/**
 * Gives a lesson's progress and the function that changes it. The first render shows an untouched lesson, as the built
 * page does; what this browser remembers follows.
 */
export function useProgress(lessonId: string): readonly [LessonProgress, (change: Partial<LessonProgress>) => void] {
  const [progress, setProgress] = useState(untouched);
  useEffect(() => {
    const read = () => setProgress(pageProgress.read(lessonId));
    read();
    return pageProgress.onChange(read);
  }, [lessonId]);
  return [progress, (change) => pageProgress.update(lessonId, change)];
}
