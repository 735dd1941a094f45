import { useCallback, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { goTo } from "../../../app/actions.ts";
import { EMBEDDED } from "../../../app/embed.ts";
import { refuseLecture } from "../../../app/lectures/add.ts";
import { chooseLanguage } from "../../../app/preferences.ts";
import { LANGUAGES, type Language } from "../../../i18n/languages.ts";
import { useLanguage } from "../../../i18n/use-language.ts";
import { useWords } from "../../../i18n/words.ts";
import { type Lecture, said } from "../../../lecture/lecture.ts";
import { allPages } from "../../../scene/rooms.ts";
import { runLive } from "../actions.ts";
import { words } from "../words.ts";
import { Controls } from "./Controls.tsx";
import { type Given, givenBefore, rememberGiven } from "./given.ts";
import css from "./hall.module.css";
import { BEGUN, codeOf, pressed, type Wish } from "./hall.ts";
import { KeyList } from "./KeyList.tsx";
import { Pointer } from "./Pointer.tsx";
import { Slide } from "./Slide.tsx";
import { Speaker } from "./Speaker.tsx";
import { type Players, usePlayers } from "./use-players.ts";
import { useAlone, useFullScreen } from "./use-screen.ts";
import { useSpeaker } from "./use-speaker.ts";

interface HallProps {
  readonly lecture: Lecture;
  readonly onClose: () => void;
}

/**
 * A lecture before an audience: one moment at a time, and nothing else. All its pictures are there before the first, but
 * for those that the network does not bring.
 */
export default function Hall({ lecture, onClose }: HallProps) {
  const failed = useCallback(
    (error: unknown) => {
      refuseLecture(error);
      onClose();
    },
    [onClose],
  );
  const players = usePlayers(lecture, failed);
  const [before] = useState(givenBefore);
  useEffect(() => () => rememberGiven(null), []);
  if (!players) return null;
  const given = before?.lecture === lecture.id ? before : null;
  return createPortal(<Shown {...{ lecture, players, given, onClose }} />, document.body);
}

interface ShownProps extends HallProps {
  readonly players: Players;
  /** How far it was when the page was loaded again. */
  readonly given: Given | null;
}

function Shown({ lecture, players, given, onClose }: ShownProps) {
  const w = useWords(words);
  const language = useLanguage();
  const { id, items } = lecture;
  const [hall, setHall] = useState({ ...BEGUN, at: Math.min(given?.at ?? 0, items.length - 1) });
  const [begun] = useState(() => given?.begun ?? Date.now());
  const { opened, open } = useSpeaker(given?.speaker ?? false);
  const [blocked, setBlocked] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const follow = useCallback(
    (wish: Wish) => {
      const item = items[hall.at];
      if (typeof wish === "object") {
        const page = allPages()[wish.room - 1];
        if (!page) return;
        onClose();
        goTo(page.id);
      } else if (wish === "play") {
        const player = players[hall.at];
        if (player && player !== "away") player.playback.toggle();
      } else if (wish === "language") void chooseLanguage(otherThan(language));
      else if (wish === "speaker") setBlocked(!open());
      else {
        onClose();
        if (wish === "live" && item) void runLive(item);
      }
    },
    [items, hall.at, players, language, open, onClose],
  );

  /** Says whether the key means something. */
  const act = useCallback(
    (code: string) => {
      const next = pressed(code, hall, items.length);
      if (next === null) return false;
      setBlocked(false);
      if (typeof next === "object" && "at" in next) setHall(next);
      else follow(next);
      return true;
    },
    [hall, items.length, follow],
  );
  const press = useCallback(
    (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
      // A button that was reached by Tab is pressed by its own keys.
      const presses = event.code === "Enter" || event.code === "Space";
      if (presses && event.target instanceof Element && event.target.closest("button")) return;
      if (!act(codeOf(event))) return;
      event.preventDefault();
      event.stopPropagation();
    },
    [act],
  );
  // Before the page's own keys, and from both windows.
  useEffect(() => {
    const windows = opened ? [window, opened.window] : [window];
    for (const each of windows) each.addEventListener("keydown", press, { capture: true });
    return () => {
      for (const each of windows) each.removeEventListener("keydown", press, { capture: true });
    };
  }, [press, opened]);
  useAlone(place);
  // Another window may take the screen from this one.
  useFullScreen(place, () => opened === null && act("Escape"));
  const isOpen = opened !== null;
  useEffect(() => {
    if (EMBEDDED) return;
    // After the picture: no key waits for storage.
    const timer = setTimeout(() => rememberGiven({ lecture: id, at: hall.at, begun, speaker: isOpen }));
    return () => clearTimeout(timer);
  }, [id, hall.at, begun, isOpen]);

  const item = items[hall.at];
  if (!item) return null;
  return (
    <div
      ref={place}
      role="dialog"
      aria-modal="true"
      aria-label={w("hall", { title: said(lecture.title, language) })}
      className={css.hall}
      data-pointer={hall.pointer || undefined}
      tabIndex={-1}
    >
      {hall.black ? (
        <p className="hidden-visually">{w("black")}</p>
      ) : (
        <Slide key={item.id} item={item} player={players[hall.at] ?? null} at={hall.at} count={items.length} />
      )}
      {hall.black && <div className={css.black} />}
      {hall.pointer && <Pointer />}
      <Controls onPress={act} />
      {hall.keys && <KeyList />}
      {blocked && (
        <p className={css.blocked} role="alert">
          {w("speakerBlocked")}
        </p>
      )}
      {opened && createPortal(<Speaker {...{ items, players, at: hall.at, black: hall.black, begun }} />, opened.place)}
    </div>
  );
}

/** The one after it, round and round. */
function otherThan(language: Language): Language {
  const all = Object.keys(LANGUAGES) as Language[];
  return all[(all.indexOf(language) + 1) % all.length] ?? language;
}
