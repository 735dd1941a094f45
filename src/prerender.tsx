/**
 * The page of a first visit as HTML, which stands in index.html before any script is there (vite/shell.ts): made by the
 * components that come to life in it (main.tsx), so that nothing moves, and nothing is made twice.
 */
import { prerender as render } from "react-dom/static";
import { installRooms } from "./app/install.ts";
import { ROOMS } from "./rooms/index.ts";
import { firstRoom } from "./scene/rooms.ts";
import { Page } from "./shell/Page.tsx";

export async function prerender(): Promise<string> {
  installRooms(ROOMS);
  await firstRoom().View.load();
  const onError = (error: unknown) => {
    throw error;
  };
  const never = () => {};
  // Whole: nothing of it comes later by a script.
  const { prelude } = await render(<Page onShown={never} onPainted={never} />, {
    onError,
    progressiveChunkSize: Number.POSITIVE_INFINITY,
  });
  return new Response(prelude).text();
}
