import { Pencil } from "lucide-react";
import { useMemo } from "react";
import { useWords } from "../../i18n/words.ts";
import { IconButton } from "../../ui/primitives/Button.tsx";
import { DrawingPlane } from "./DrawingPlane.tsx";
import { drawingOf } from "./drawing.ts";
import { showTime } from "./flow.ts";
import { Plane } from "./plane/Plane.tsx";
import { forward } from "./plane/painters.ts";
import { settings } from "./scene.ts";
import type { Scenery } from "./scenery.ts";
import { words } from "./words.ts";

/** What is to be learned, on its way into noise; a pencil makes a drawing of it. */
export function DataPlane({ scenery }: { readonly scenery: Scenery }) {
  const w = useWords(words);
  const drawn = settings.use().data === "drawn";
  const paint = useMemo(() => forward(scenery), [scenery]);
  if (drawn) return <DrawingPlane scenery={scenery} />;
  const draw = () => {
    settings.patch({ data: "drawn", drawing: drawingOf(scenery.task.dots) });
    showTime(0);
  };
  return (
    <Plane
      title={w("data")}
      label={w("dataLabel")}
      reachAt={scenery.reachAt}
      paint={paint}
      caption={w("dataCaption")}
      tools={
        <IconButton label={w("draw")} onClick={draw}>
          <Pencil />
        </IconButton>
      }
    />
  );
}
