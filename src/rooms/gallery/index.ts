import { Images } from "lucide-react";
import { later } from "../../scene/later.ts";
import { definePage } from "../../scene/room.ts";
import { title } from "./title.ts";

/** What one kept. */
export const gallery = definePage({
  id: "gallery",
  part: "own",
  icon: Images,
  words: title,
  View: later(() => import("./Gallery.tsx")),
});
