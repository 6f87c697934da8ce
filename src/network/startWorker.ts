/** Takes what a page says to a worker. */
export type Receive = (data: unknown) => void;

/**
 * Runs a worker whose code stands in a module of its own. WebKit evaluates a worker's first module a second time when another module imports from it, as
 * those that are loaded later do once a bundler has put there what they share; so nothing is to be had from the first one. What the page says
 * meanwhile waits.
 * @param load imports the code
 */
export function startWorker(load: () => Promise<Receive>): void {
  const receive = load();
  receive.catch((error: unknown) => {
    // The page hears of errors, and of no rejections.
    setTimeout(() => {
      throw error;
    });
  });
  addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    receive.then(
      (take) => take(data),
      () => undefined,
    );
  });
}
