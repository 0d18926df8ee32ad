import type { Say } from '../say';

/** Work on its way, told on standard error where a person looks on. */
export type Progress = {
  /** At most ten times a second something is shown. */
  step(done: number, total?: number): void;
  end(): void;
};

const REFRESH_MS = 100;

/** @param what key of the words with `{{done}}`, `{{total}}`, `{{rate}}`, `{{left}}` */
export function progressOn(say: Say, what: string, shown: boolean): Progress {
  const started = performance.now();
  let last = started;
  return {
    step(done, total) {
      const now = performance.now();
      if (!shown || now - last < REFRESH_MS) return;
      last = now;
      const rate = done / Math.max((now - started) / 1000, 0.001);
      const left = total === undefined || rate === 0 ? '' : say('progress.left', { left: clock((total - done) / rate) });
      const facts = { done, total: total ?? '?', rate: Math.round(rate), left };
      process.stderr.write(`\r\x1b[2K${say(total === undefined ? `${what}.open` : what, facts)}`);
    },
    end() {
      if (shown) process.stderr.write('\r\x1b[2K');
    },
  };
}

const clock = (seconds: number): string => {
  const whole = Math.max(0, Math.ceil(seconds));
  const minutes = Math.floor(whole / 60);
  return minutes > 0 ? `${minutes}:${String(whole % 60).padStart(2, '0')}` : `${whole} s`;
};
