import { useEffect, useSyncExternalStore } from "react";
import { create } from "zustand";
import { rewrite } from "../../app/rewrite.ts";
import { CHAPTERS, type ChapterId } from "./chapters/index.ts";

/** A chapter's name in the address: the id of its line in the list, so that a link has a target. */
export function anchorOf(chapter: ChapterId): string {
  return `notes/${chapter}`;
}

/** The address of a chapter, for links from inside and outside. */
export function addressOf(chapter: ChapterId): string {
  return `#${anchorOf(chapter)}`;
}

/** The chapter that a fragment names, or null. */
export function chapterIn(fragment: string): ChapterId | null {
  return CHAPTERS.find((id) => addressOf(id) === fragment) ?? null;
}

/** The chapter read last: other fragments come and go (the skip link, a recipe); one goes on reading meanwhile. */
const useLast = create<{ readonly chapter: ChapterId }>()(() => ({ chapter: CHAPTERS[0] }));

function current(): ChapterId {
  return chapterIn(location.hash) ?? useLast.getState().chapter;
}

function subscribe(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
}

/** The chapter being read: the one in the address, else the last one. The address names it while one reads. */
export function useChapter(): ChapterId {
  const chapter = useSyncExternalStore(subscribe, current);
  useEffect(() => {
    useLast.setState({ chapter });
    if (location.hash !== addressOf(chapter)) rewrite("replace", history.state, addressOf(chapter));
  }, [chapter]);
  useEffect(() => forget, []);
  return chapter;
}

/** Takes the chapter out of the address when one leaves. */
function forget(): void {
  if (chapterIn(location.hash)) rewrite("replace", history.state, location.pathname + location.search);
}
