/**
 * The page of a first visit as HTML, which stands in index.html until the page itself is there: made by the same
 * components, so that nothing moves when they take over (vite/shell.ts).
 */
import { prerender as render } from "react-dom/static";
import { installRooms } from "./app/install.ts";
import { getState, useStore } from "./app/store.ts";
import { ROOMS } from "./rooms/index.ts";
import { firstRoom } from "./scene/rooms.ts";
import { App } from "./shell/App.tsx";

export async function prerender(): Promise<string> {
  installRooms(ROOMS);
  await firstRoom().View.load();
  // Without a browser React reads the state that a store began with.
  Object.assign(useStore.getInitialState(), getState());
  const onError = (error: unknown) => {
    throw error;
  };
  // Whole: nothing of it comes later by a script.
  const { prelude } = await render(<App />, { onError, progressiveChunkSize: Number.POSITIVE_INFINITY });
  return new Response(prelude).text();
}
