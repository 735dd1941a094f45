import { BookOpen } from "lucide-react";
import { later } from "../../scene/later.ts";
import { definePage } from "../../scene/room.ts";
import { title } from "./title.ts";

/** Short chapters with live figures. */
export const notes = definePage({
  id: "notes",
  part: "understand",
  icon: BookOpen,
  words: title,
  View: later(() => import("./Lab.tsx")),
});
