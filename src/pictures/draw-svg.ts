/** A drawing (SVG) as pixels. As the source of an <img> it runs no script and fetches nothing. */
import type { Size } from "../bytes/picture-size.ts";
import { xmlOf } from "../bytes/text-file.ts";
import { canvasOf } from "./look.ts";

/** Pixels of the longer side: what is cut out of a drawing is sharp too. */
const LONGEST = 1024;

/** The drawing; one that was copied out of a page's HTML says nothing of namespaces, and the HTML parser knows them. */
function rootOf(text: string): SVGSVGElement | null {
  const xml = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (xml instanceof SVGSVGElement) return xml;
  return new DOMParser().parseFromString(text, "text/html").querySelector("svg");
}

/** @throws Error where it is no drawing after all. */
export async function drawSvg(bytes: Uint8Array, size: Size | null): Promise<ImageBitmap> {
  const root = rootOf(xmlOf(bytes) ?? "");
  if (!root || !size) throw new Error("expected <svg>");
  const scale = LONGEST / Math.max(...size);
  const [width, height] = size.map((side) => Math.max(1, Math.round(side * scale))) as [number, number];
  // What has no viewBox would be cut off instead of scaled.
  if (!root.hasAttribute("viewBox")) root.setAttribute("viewBox", `0 0 ${size[0]} ${size[1]}`);
  root.setAttribute("width", String(width));
  root.setAttribute("height", String(height));
  const image = new Image(width, height);
  // From a data address the canvas may be read whatever is in the drawing.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(root))}`;
  await image.decode();
  const context = canvasOf(width, height);
  context.drawImage(image, 0, 0, width, height);
  return context.canvas.transferToImageBitmap();
}
