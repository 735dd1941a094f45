import { Table } from "lucide-react";
import { later } from "../../scene/later.ts";
import { definePage } from "../../scene/room.ts";
import { title } from "./title.ts";

/** The papers' numbers, and ours in their form. */
export const bench = definePage({
  id: "bench",
  part: "understand",
  icon: Table,
  words: title,
  View: later(() => import("./Bench.tsx")),
});
