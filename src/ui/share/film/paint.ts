/** A moment of a film on a canvas of its size: by the browser's own scaling, as often as it is looked at. */
import type { Patch } from "../../../film/compose.ts";
import { overChecks } from "../../../pictures/checks.ts";
import type { FilmPlan } from "./plan.ts";

export function painterOf(plan: FilmPlan, context: CanvasRenderingContext2D): (stop: number) => void {
  const { layout, reel, panels, titles, ground, smooth } = plan;
  const small = new OffscreenCanvas(reel.width, reel.height).getContext("2d", { willReadFrequently: true });
  const put = ({ place, rgba }: Patch) =>
    context.putImageData(new ImageData(rgba, place.width, place.height), place.x, place.y);
  return (stop) => {
    context.fillStyle = `rgb(${ground.join()})`;
    context.fillRect(0, 0, layout.width, layout.height);
    titles.forEach(put);
    context.imageSmoothingEnabled = smooth;
    context.imageSmoothingQuality = "high";
    panels.forEach(({ pixels }, i) => {
      layout.groups[i]?.cells.forEach(({ x, y, width, height }, picture) => {
        const seen = pixels(picture, stop);
        if (!seen || !small) return;
        small.putImageData(new ImageData(overChecks(seen, reel), reel.width, reel.height), 0, 0);
        context.drawImage(small.canvas, 0, 0, reel.width, reel.height, x, y, width, height);
      });
    });
    const caption = plan.captionAt(stop);
    if (caption) put(caption);
  };
}
