import { useStore } from "../../app/store.ts";
import { takeLaunched, takeSent } from "./arrive.ts";
import { keepWorker } from "./worker.ts";

/**
 * After the first paint: what came with this visit is taken, and once the model is there, whose download comes first,
 * the page is kept for visits without a network.
 */
export async function beginOffline(): Promise<void> {
  takeLaunched(window as Parameters<typeof takeLaunched>[0]);
  await takeSent();
  if (import.meta.env.DEV || !("serviceWorker" in navigator)) return;
  await modelThere();
  await keepWorker(navigator.serviceWorker).catch((error: unknown) =>
    console.warn("this browser keeps no page for visits without a network", error),
  );
}

function modelThere(): Promise<void> {
  return new Promise((resolve) => {
    const there = () => ["ready", "failed"].includes(useStore.getState().model.phase);
    if (there()) return resolve();
    const leave = useStore.subscribe(() => {
      if (!there()) return;
      leave();
      resolve();
    });
  });
}
