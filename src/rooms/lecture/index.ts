import { Presentation } from "lucide-react";
import { later } from "../../scene/later.ts";
import { definePage } from "../../scene/room.ts";
import { title } from "./title.ts";

/** Moments in order, prepared and presented. */
export const lecture = definePage({
  id: "lecture",
  part: "own",
  icon: Presentation,
  words: title,
  View: later(() => import("./Lectures.tsx")),
});
