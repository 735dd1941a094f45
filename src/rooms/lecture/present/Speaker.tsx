import { useEffect, useState } from "react";
import { useLanguage } from "../../../i18n/use-language.ts";
import { useWords } from "../../../i18n/words.ts";
import { type Item, languageOf, said } from "../../../lecture/lecture.ts";
import { words } from "../words.ts";
import css from "./hall.module.css";
import { elapsed } from "./hall.ts";
import { Stage } from "./Stage.tsx";
import type { Players } from "./use-players.ts";

interface SpeakerProps {
  readonly items: readonly Item[];
  readonly players: Players;
  readonly at: number;
  /** So is the screen that the speaker has behind them. */
  readonly black: boolean;
  /** Milliseconds since 1970. */
  readonly begun: number;
}

/** What the speaker alone sees: the notes, the time, this moment and the next. */
export function Speaker({ items, players, at, black, begun }: SpeakerProps) {
  const w = useWords(words);
  const language = useLanguage();
  const [item, next] = [items[at], items[at + 1]];
  const player = players[at + 1];
  return (
    <main className={css.speaker}>
      <header className={css.speakerHead}>
        <h1 lang={languageOf(item?.title, language)}>{said(item?.title, language)}</h1>
        <span>{`${at + 1} / ${items.length}`}</span>
        <Clock begun={begun} />
        <p className={css.speakerBlack} role="status">
          {black && w("black")}
        </p>
      </header>
      <p className={css.speakerNotes} lang={languageOf(item?.notes, language)}>
        {said(item?.notes, language) || w("noNotes")}
      </p>
      <aside className={css.speakerNext} aria-label={w("next")}>
        <h2>{next ? `${w("next")}: ${said(next.title, language)}` : w("ended")}</h2>
        {next && player && player !== "away" && (
          <Stage key={next.id} player={player} name={said(next.title, language)} />
        )}
      </aside>
    </main>
  );
}

function Clock({ begun }: { readonly begun: number }) {
  const w = useWords(words);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span role="timer" className={css.clock} aria-label={w("elapsed")}>
      {elapsed(now - begun)}
    </span>
  );
}
