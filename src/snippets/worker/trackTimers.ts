type Timer = ReturnType<typeof setTimeout>;

/** The worker's timer functions, as `trackTimers` replaces them. */
export interface TimerScope {
  setTimeout(run: () => void, delay?: number): Timer;
  clearTimeout(timer?: Timer): void;
  setInterval(run: () => void, delay?: number): Timer;
  clearInterval(timer?: Timer): void;
}

/** Counts the timers that are set, in `scope`, and tells `onChange`: a snippet is over when none is left. */
export function trackTimers(scope: TimerScope, onChange: (change: 1 | -1) => void): void {
  const { setTimeout, setInterval, clearTimeout } = scope;
  const active = new Set<Timer>();

  function clear(timer?: Timer): void {
    clearTimeout.call(scope, timer);
    if (timer !== undefined && active.delete(timer)) onChange(-1);
  }

  function add(timer: Timer): Timer {
    active.add(timer);
    onChange(1);
    return timer;
  }

  scope.setTimeout = (run, delay, ...values: []) => {
    const timer = setTimeout.call(
      scope,
      () => {
        try {
          run(...values);
        } finally {
          clear(timer);
        }
      },
      delay,
    );
    return add(timer);
  };
  scope.setInterval = (run, delay, ...values: []) => add(setInterval.call(scope, () => run(...values), delay));
  scope.clearTimeout = clear;
  scope.clearInterval = clear;
}
