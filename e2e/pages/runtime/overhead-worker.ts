/** overhead.ts where the app runs too: in a worker, away from what the page paints. */
import { overhead } from "./overhead.ts";

self.onmessage = ({ data }: MessageEvent<Parameters<typeof overhead>>) => {
  overhead(...data).then(
    (found) => self.postMessage({ found }),
    (error: unknown) => self.postMessage({ failed: String(error) }),
  );
};
