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
  // As text, and not as links: it opens without a network too.
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
  const style = opened.document.createElement("style");
  style.append(rules.join("\n"));
  head.append(style);
  return opened;
}
