import { say } from "../../app/notices.ts";
import { words } from "../words.ts";

type Keeping = typeof import("../../recipe/kept/keep.ts");

/** What keeps is heavy, so it comes with the first press; where it can't be had, that is said. */
export async function keep(act: (keeping: Keeping) => Promise<void>): Promise<void> {
  const keeping = await import("../../recipe/kept/keep.ts").catch(() => null);
  if (keeping) return act(keeping);
  say({ key: "kept", tone: "error", text: () => words.say("part.missing") });
}
