import { FolderOpen } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { EMBEDDED } from "../../app/embed.ts";
import { readLectures, useLectures } from "../../app/lectures/shelf.ts";
import { useWords } from "../../i18n/words.ts";
import type { Lecture } from "../../lecture/lecture.ts";
import { sayProblem as sayLecture } from "../../lecture/problem.ts";
import { sayProblem } from "../../ledger/words.ts";
import { receive } from "../../recipe/receive.ts";
import { later } from "../../scene/later.ts";
import { ReadingFrame } from "../../ui/frame/ReadingFrame.tsx";
import { Part } from "../../ui/part.tsx";
import { Button } from "../../ui/primitives/Button.tsx";
import { Strip } from "../../ui/primitives/Strip.tsx";
import { carry, copy, remove, saveAsFile } from "./actions.ts";
import { Editor } from "./Editor.tsx";
import { LectureRow } from "./LectureRow.tsx";
import css from "./lecture.module.css";
import { givenBefore } from "./present/given.ts";
import { readShipped } from "./shipped.ts";
import { title } from "./title.ts";
import { takeUnkept } from "./unkept.ts";
import { afterRemoval, useFocusAfter } from "./use-focus-after.ts";
import { words } from "./words.ts";

const hall = later(() => import("./present/Hall.tsx"));

/** Why is in the store, and shown. */
const toldInPlace = () => {};

/** All lectures, or one of a person's with its moments. */
export default function Lectures() {
  const w = useWords(words);
  const { lectures: own, problem, unread: newer } = useLectures();
  const [shipped, setShipped] = useState<readonly Lecture[]>([]);
  const [unread, setUnread] = useState<Error | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [presenting, setPresenting] = useState<Lecture | null>(null);
  const leave = useCallback(() => setPresenting(null), []);
  const { place, focusOn } = useFocusAfter(own);
  const file = useRef<HTMLInputElement>(null);

  const readOwn = useCallback(() => void readLectures().catch(toldInPlace), []);
  const readThose = useCallback(() => {
    const there = (all: readonly Lecture[]) => {
      setShipped(all);
      setUnread(null);
    };
    void readShipped().then(there, setUnread);
  }, []);
  useEffect(() => {
    if (!EMBEDDED) {
      const left = takeUnkept();
      if (left) void carry(left.before, left.after);
      readOwn();
    }
    readThose();
    // What presents is here before the network goes; where it does not come, Present asks again.
    hall.load().catch(() => {});
  }, [readOwn, readThose]);

  // Loaded again in the middle of a lecture, the page goes on with it.
  useEffect(() => {
    const given = givenBefore()?.lecture;
    const found = [...(own ?? []), ...shipped].find(({ id }) => id === given);
    if (found) setPresenting((now) => now ?? found);
  }, [own, shipped]);

  const edited = own?.find(({ id }) => id === editing);
  return (
    <ReadingFrame title={title}>
      {edited ? (
        <Editor
          key={edited.id}
          lecture={edited}
          onBack={() => setEditing(null)}
          onPresent={() => setPresenting(edited)}
        />
      ) : (
        <div ref={place} className={css.lists}>
          {/* An embed keeps nothing. */}
          <section hidden={EMBEDDED}>
            <div className={css.listHead}>
              <h2 className={css.heading}>{w("yours")}</h2>
              <Button icon={<FolderOpen />} data-does="open" onClick={() => file.current?.click()}>
                {w("open")}
              </Button>
            </div>
            {problem && (
              <Strip tone="error" detail={problem.message} action={{ label: w("again"), run: readOwn }}>
                {sayProblem(problem)}
              </Strip>
            )}
            {newer && <Strip tone="warning">{sayLecture(newer)}</Strip>}
            {!own && !problem && <p className={css.hint}>{w("reading")}</p>}
            {own?.length === 0 && <p className={css.hint}>{w("none")}</p>}
            <ul className={css.list}>
              {own?.map((lecture, at) => (
                <LectureRow key={lecture.id} lecture={lecture} onPresent={() => setPresenting(lecture)}>
                  <Button onClick={() => setEditing(lecture.id)}>{w("edit")}</Button>
                  <Button onClick={() => void saveAsFile(lecture)}>{w("save")}</Button>
                  <Button
                    look="plain"
                    data-does="remove"
                    onClick={() => {
                      focusOn(afterRemoval(at, own.length, "open"));
                      void remove(lecture);
                    }}
                  >
                    {w("remove")}
                  </Button>
                </LectureRow>
              ))}
            </ul>
          </section>
          {unread && (
            <Strip tone="error" detail={unread.message} action={{ label: w("again"), run: readThose }}>
              {w("shippedMissing")}
            </Strip>
          )}
          {shipped.length > 0 && (
            <section>
              <h2 className={css.heading}>{w("shipped")}</h2>
              <ul className={css.list}>
                {shipped.map((lecture) => (
                  <LectureRow key={lecture.id} lecture={lecture} onPresent={() => setPresenting(lecture)}>
                    {!EMBEDDED && (
                      <Button onClick={() => void copy(lecture).then((made) => made && setEditing(made.id))}>
                        {w("copy")}
                      </Button>
                    )}
                    <Button onClick={() => void saveAsFile(lecture)}>{w("save")}</Button>
                  </LectureRow>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
      <input
        ref={file}
        type="file"
        hidden
        accept=".zip"
        onChange={({ currentTarget }) => {
          void receive({ files: [...(currentTarget.files ?? [])] });
          // The same file may be chosen again.
          currentTarget.value = "";
        }}
      />
      {presenting && <Part view={hall} props={{ lecture: presenting, onClose: leave }} />}
    </ReadingFrame>
  );
}
