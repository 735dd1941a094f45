/** The presenter's window: of this page, so that it is drawn by it and costs no second model. */
import { speaker } from "../../../i18n/speaker.ts";
import { words } from "../words.ts";

/** Null where the browser allows none. */
export function openSpeaker(): Window | null {
  const opened = window.open("", "backstep-speaker", "popup,width=900,height=640");
  if (!opened) return null;
  const { head, documentElement } = opened.document;
  head.replaceChildren();
  opened.document.title = words.say("speaker");
  documentElement.lang = speaker.language;
  const { theme } = document.documentElement.dataset;
  if (theme) documentElement.dataset.theme = theme;
  for (const style of document.querySelectorAll<HTMLElement>('link[rel="stylesheet"], style')) {
    const copy = opened.document.importNode(style, true);
    // A window without an address has none that a path could be relative to.
    if (style instanceof HTMLLinkElement) (copy as HTMLLinkElement).href = style.href;
    head.append(copy);
  }
  return opened;
}
