import { loader } from "./page.ts";

/** Does what loads a model; where the signal says so, what is loading is let go, and the model before is there again. */
export async function stoppable(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  const back = () => loader.cancel();
  signal.addEventListener("abort", back, { once: true });
  try {
    await work();
  } finally {
    signal.removeEventListener("abort", back);
  }
}
