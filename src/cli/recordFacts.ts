import type { LessonModule } from '../course/lessonModule.ts';
import type { FinishedRun } from '../course/runBus.ts';

/** Loads what a lesson knows by program. */
export async function lessonModule(lessonId: string): Promise<LessonModule> {
  return ((await import(`../course/lessons/${lessonId}.ts`)) as { lesson: LessonModule }).lesson;
}

/** What a lesson's facts say of a run, by name. Throws if the run does not show one of them. */
export function recordFacts({ facts }: LessonModule, run: FinishedRun): Record<string, string> {
  if (run.error !== null) throw new Error(`The snippet ended with an error, so it shows no facts:\n${run.error}`);
  return Object.fromEntries(
    Object.entries(facts).map(([name, read]) => {
      const value = read(run);
      if (value === undefined) throw new Error(`The run does not show the fact “${name}”.`);
      return [name, value];
    }),
  );
}
