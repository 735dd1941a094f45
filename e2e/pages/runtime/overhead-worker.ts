/** What is measured where the app runs too: in a worker, away from what the page paints. */
import { engines } from "./engines.ts";
import { firstStep } from "./first-step.ts";
import { overhead } from "./overhead.ts";

const measured = { overhead, engines, firstStep };

export type Measured = typeof measured;

self.onmessage = ({ data: { name, call } }: MessageEvent<{ name: keyof Measured; call: never }>) => {
  const measure = measured[name] as (...call: unknown[]) => Promise<unknown>;
  measure(...(call as unknown[])).then(
    (found) => self.postMessage({ found }),
    (error: unknown) => self.postMessage({ failed: String(error) }),
  );
};
