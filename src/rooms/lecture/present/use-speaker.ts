/** The presenter's window: of this page, so that it is drawn by it and costs no second model. */
import { useCallback, useEffect, useState } from "react";
import { useLanguage } from "../../../i18n/use-language.ts";
import { words } from "../words.ts";
import css from "./hall.module.css";

/** By this name a page that is loaded again finds the window that it had opened. */
const NAME = "backstep-speaker";
/** No event says that a window was closed, or loaded again. */
const LOOK_EVERY_MS = 500;

interface Opened {
  readonly window: Window;
  /** Where it is drawn. */
  readonly place: HTMLElement;
}

export interface SpeakerWindow {
  readonly opened: Opened | null;
  /** Brings it to the front; false where the browser allows none. */
  readonly open: () => boolean;
}

/** @param before it was open when the page was left: it is found, and no press is needed for that */
export function useSpeaker(before: boolean): SpeakerWindow {
  const language = useLanguage();
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = useCallback(() => {
    const found = window.open("", NAME, "popup,width=900,height=640");
    if (!found) return false;
    setOpened((now) => (now && isDrawn(now) ? now : { window: found, place: dress(found) }));
    found.focus();
    return true;
  }, []);
  useEffect(() => void (before && open()), [before, open]);

  useEffect(() => {
    if (!opened) return;
    const look = () => {
      if (opened.window.closed) setOpened(null);
      else if (!isDrawn(opened)) setOpened({ window: opened.window, place: dress(opened.window) });
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    // What stands there when nobody draws it any more is not the lecture's.
    const leave = () => void (opened.window.closed || sayAway(opened.window.document));
    addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      removeEventListener("pagehide", leave);
    };
  }, [opened]);
  useEffect(() => {
    if (!opened) return;
    opened.window.document.documentElement.lang = language;
    opened.window.document.title = words.say("speaker");
  }, [opened, language]);
  const shown = opened?.window;
  useEffect(() => () => shown?.close(), [shown]);
  return { opened, open };
}

/** Its window has what is drawn, and not another document. */
const isDrawn = ({ window, place }: Opened) =>
  !window.closed && place.isConnected && place.ownerDocument === window.document;

/** As the page is, and empty, whatever an earlier page left there. */
function dress({ document: other }: Window): HTMLElement {
  const { theme } = document.documentElement.dataset;
  if (theme) other.documentElement.dataset.theme = theme;
  // As text, and not as links: it opens without a network too.
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
  const style = other.createElement("style");
  style.append(rules.join("\n"));
  other.head.replaceChildren(style);
  const place = other.createElement("div");
  other.body.replaceChildren(place);
  return place;
}

function sayAway(other: Document): void {
  const said = other.createElement("p");
  said.className = css.away ?? "";
  said.textContent = words.say("away");
  other.body.replaceChildren(said);
}
