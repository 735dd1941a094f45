/** What is wrong with the words on a page in disguised English: never in a catalogue, or cut off. */
import type { Page } from "@playwright/test";

/** Names, and what is written the same in every language. */
const NAMES =
  /한국어|\b(Backstep|DDPM|DDIM|DPM|Solver|2M|VAE|Ctrl|Space|Home|End|English|WebGPU|wasm|KB|MB|PNG|CSV|SVG|JSON|RMSE|bits|dim|sha256|faces-32|log|SNR)\b/g;

export interface Found {
  readonly text: string;
  readonly where: string;
}

/** Text, or a name that is read out, with letters outside ⟦ ⟧. Chapters, code and what names its language are no words of ours. */
export async function untranslated(page: Page, within: string): Promise<Found[]> {
  const said = await page.evaluate((within) => {
    const found: { text: string; where: string }[] = [];
    const ours = (element: Element) =>
      !element.closest("article, math, [role=math], code, pre, textarea[readonly], noscript, script, [lang]:not(html)");
    const where = (element: Element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement: parent, textContent: text } = node;
      if (parent?.closest(within) && text?.trim() && ours(parent)) found.push({ text, where: where(parent) });
    }
    const names = ["aria-label", "title", "alt", "placeholder", "aria-valuetext"];
    for (const element of document.querySelectorAll(names.map((name) => `[${name}]`).join())) {
      for (const name of names) {
        const text = element.getAttribute(name);
        if (text && element.closest(within) && ours(element)) found.push({ text, where: `${where(element)} ${name}` });
      }
    }
    return found;
  }, within);
  return said.filter(({ text }) => /\p{L}{2}/u.test(outside(text).replace(NAMES, "")));
}

/** What is outside every pair of brackets; symbols such as xₜ have letters of their own below. */
function outside(text: string): string {
  let depth = 0;
  let left = "";
  for (const letter of text) {
    if (letter === "⟦") depth++;
    if (depth === 0 && !/\p{Lm}/u.test(letter)) left += letter;
    if (letter === "⟧") depth--;
  }
  return left;
}

/** Words of which a part cannot be seen, nor be scrolled to: clipped, off the page, or under something else. */
export function cutOff(page: Page, within: string): Promise<Found[]> {
  return page.evaluate((within) => {
    const found: { text: string; where: string }[] = [];
    const where = (element: Element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement: element, textContent: text } = node;
      if (!element?.closest(within) || !text?.trim() || element.closest(".hidden-visually, svg, math, [class*=skip]"))
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const at = range.getBoundingClientRect();
      if (at.width === 0 || at.height === 0 || !element.checkVisibility({ visibilityProperty: true })) continue;
      const report = (why: string) => found.push({ text, where: `${why} ${where(element)}` });
      let scrolls = false;
      let clipped = false;
      for (let box: Element | null = element; box && !scrolls && !clipped; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        scrolls = [overflowX, overflowY].some((overflow) => /auto|scroll/.test(overflow));
        const edge = box.getBoundingClientRect();
        clipped =
          (/hidden|clip/.test(overflowX) && (at.left < edge.left - 1 || at.right > edge.right + 1)) ||
          (/hidden|clip/.test(overflowY) && (at.top < edge.top - 2 || at.bottom > edge.bottom + 2));
        if (clipped) report(`clipped by ${where(box)}:`);
      }
      if (scrolls || clipped) continue;
      if (at.left < -1 || at.right > innerWidth + 1) report("off the page:");
      const lines = [...range.getClientRects()];
      const hidden = lines.some((line) => {
        const top = document.elementFromPoint((line.left + line.right) / 2, (line.top + line.bottom) / 2);
        return (
          top !== null && !top.contains(element) && !element.contains(top) && !top.closest("label")?.contains(element)
        );
      });
      if (hidden) report("under something:");
    }
    return found;
  }, within);
}
