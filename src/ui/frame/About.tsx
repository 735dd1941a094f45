import { BookOpen } from "lucide-react";
import { EMBEDDED } from "../../app/embed.ts";
import { useWords } from "../../i18n/words.ts";
import type { Room } from "../../recipe/scene.ts";
import type { ChapterId } from "../../rooms/notes/chapters/index.ts";
import { addressOf } from "../../rooms/notes/useChapter.ts";
import { words as notes } from "../../rooms/notes/words.ts";
import type { EquationName } from "../equation/equations.ts";
import { Equation } from "../equation/Tex.tsx";
import styles from "./About.module.css";
import { words } from "./about-words.ts";

/** What a room does in one equation, and the chapter that explains it. */
const SUBJECTS: Readonly<Record<Room, { readonly equation: EquationName; readonly chapter: ChapterId }>> = {
  generate: { equation: "ancestral", chapter: "posterior" },
  trajectory: { equation: "guessFromNoise", chapter: "blur" },
  endings: { equation: "endings", chapter: "eta" },
  interpolate: { equation: "interpolation", chapter: "mixing" },
  compare: { equation: "family", chapter: "few" },
  bits: { equation: "bound", chapter: "bound" },
};

/** A room in two sentences, its equation with its source, and where to read on. */
export default function About({ room }: { readonly room: Room }) {
  const say = useWords(words);
  const title = useWords(notes);
  const { equation, chapter } = SUBJECTS[room];
  return (
    <>
      <p className={styles.text}>{say(room)}</p>
      <figure className={styles.equation}>
        <Equation name={equation} />
        <figcaption>{say(`${room}Source`)}</figcaption>
      </figure>
      {!EMBEDDED && (
        <a className={styles.link} href={addressOf(chapter)}>
          <BookOpen aria-hidden />
          {say("chapter", { title: title(chapter) })}
        </a>
      )}
    </>
  );
}
