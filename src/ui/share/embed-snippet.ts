/** A room as it stands in another page: the element that somebody copies into theirs. */
import { addressEmbedded } from "../../app/embed.ts";

interface Size {
  /** A number of pixels, or all there is. */
  readonly width: string;
  readonly height: string;
}

/** What pages have room for: a corner, a slide, a column of text. */
export const SIZES = {
  small: { width: "320", height: "320" },
  slide: { width: "960", height: "540" },
  column: { width: "100%", height: "480" },
} as const satisfies Record<string, Size>;

export type SizeName = keyof typeof SIZES;

const escaped = (text: string) =>
  text.replace(/[&"<>]/g, (sign) => ({ "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" })[sign] ?? sign);

/**
 * It is fetched when it comes into sight. In a page that is isolated the engine on the processor has its threads, which
 * a frame is only given where the page around it says so.
 */
export function snippetOf(address: string, title: string, { width, height }: Size): string {
  const said = {
    src: addressEmbedded(address),
    title,
    width,
    height,
    loading: "lazy",
    allow: "fullscreen; cross-origin-isolated",
    style: "border: 0",
  };
  const attributes = Object.entries(said).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `<iframe ${attributes.join(" ")}></iframe>`;
}
