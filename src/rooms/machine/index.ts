import { Cpu } from "lucide-react";
import { later } from "../../scene/later.ts";
import { definePage } from "../../scene/room.ts";
import { title } from "./title.ts";

/** What runs here, and how fast. */
export const machine = definePage({
  id: "machine",
  part: "own",
  icon: Cpu,
  words: title,
  View: later(() => import("./Machine.tsx")),
});
