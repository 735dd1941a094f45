/** A chart as a file: its drawing as an SVG that needs no style sheet of ours, or as a PNG of that. */
import type { Series } from "./series.ts";

export const svgFile = (svg: string) => new Blob([svg], { type: "image/svg+xml" });

/** Pixels of the PNG a pixel of the page: enough to print. */
const DENSITY = 3;

/** @throws Error where the browser does not draw it */
export async function pngOfSvg(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(svgFile(svg));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * DENSITY;
    canvas.height = image.naturalHeight * DENSITY;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
    if (!png) throw new Error("the browser made no PNG of the chart");
    return png;
  } finally {
    URL.revokeObjectURL(url);
  }
}

const INHERITED = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "opacity"] as const;
const OF_TEXT = ["font-family", "font-size", "font-weight"] as const;
const HEAD = 44;

/** The drawing as it looks now, with its title and the names of its lines over it. */
export function standaloneSvg(svg: SVGSVGElement, title: string, series: readonly Series[]): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  originals.forEach((element, i) => {
    const target = copies[i];
    const style = getComputedStyle(element);
    const wanted = element instanceof SVGTextElement ? [...INHERITED, ...OF_TEXT] : INHERITED;
    for (const name of wanted) target?.setAttribute(name, style.getPropertyValue(name));
    target?.removeAttribute("class");
  });
  for (const element of copy.querySelectorAll("[data-passing]")) element.remove();

  const { width, height } = svg.getBoundingClientRect();
  const page = getComputedStyle(svg);
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  const lines = [...svg.querySelectorAll<SVGPathElement>("path[data-series]")];
  const names = series.map(({ id, name }, i) => {
    const line = lines.find((path) => path.dataset.series === id);
    const style = line && getComputedStyle(line);
    const x = 8 + (i * width) / Math.max(1, series.length);
    const stroke = `stroke="${style?.stroke ?? "none"}" stroke-width="2" stroke-dasharray="${style?.strokeDasharray ?? "none"}"`;
    return `<path d="M${x} 34h20" ${stroke}/><text x="${x + 26}" y="38" font-size="12">${escaped(name)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height + HEAD}" viewBox="0 0 ${width} ${height + HEAD}"`,
    ` font-family="${escaped(page.fontFamily)}" fill="${page.color}">`,
    `<title>${escaped(title)}</title><rect width="100%" height="100%" fill="${ground}"/>`,
    `<text x="8" y="18" font-size="14" font-weight="600">${escaped(title)}</text>${names.join("")}`,
    `<g transform="translate(0 ${HEAD})">${copy.innerHTML}</g></svg>\n`,
  ].join("");
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
