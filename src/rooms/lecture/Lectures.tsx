import { FolderOpen, Play } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { EMBEDDED } from "../../app/embed.ts";
import { refuseLecture } from "../../app/lectures/add.ts";
import { readLectures, useLectures } from "../../app/lectures/shelf.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { useWords } from "../../i18n/words.ts";
import { type Lecture, languageOf, said } from "../../lecture/lecture.ts";
import { receive } from "../../recipe/receive.ts";
import { ReadingFrame } from "../../ui/frame/ReadingFrame.tsx";
import { part } from "../../ui/part.tsx";
import { Button } from "../../ui/primitives/Button.tsx";
import { copy, remove, saveAsFile } from "./actions.ts";
import { Editor } from "./Editor.tsx";
import css from "./lecture.module.css";
import { givenBefore } from "./present/given.ts";
import { readShipped } from "./shipped.ts";
import { title } from "./title.ts";
import { words } from "./words.ts";

const Hall = part(() => import("./present/Hall.tsx"));

/** All lectures, or one of a person's with its moments. */
export default function Lectures() {
  const w = useWords(words);
  const own = useLectures(({ lectures }) => lectures);
  const [shipped, setShipped] = useState<readonly Lecture[]>([]);
  const [editing, setEditing] = useState<string | null>(null);
  const [presenting, setPresenting] = useState<Lecture | null>(null);
  const leave = useCallback(() => setPresenting(null), []);
  const file = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (!EMBEDDED) void readLectures().catch(refuseLecture);
    void readShipped().then(setShipped, refuseLecture);
  }, []);

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
        <div className={css.lists}>
          {/* An embed keeps nothing. */}
          <section hidden={EMBEDDED}>
            <div className={css.listHead}>
              <h2 className={css.heading}>{w("yours")}</h2>
              <Button icon={<FolderOpen />} onClick={() => file.current?.click()}>
                {w("open")}
              </Button>
            </div>
            {!own && <p className={css.hint}>{w("reading")}</p>}
            {own?.length === 0 && <p className={css.hint}>{w("none")}</p>}
            <ul className={css.list}>
              {own?.map((lecture) => (
                <Row key={lecture.id} lecture={lecture} onPresent={() => setPresenting(lecture)}>
                  <Button onClick={() => setEditing(lecture.id)}>{w("edit")}</Button>
                  <Button onClick={() => void saveAsFile(lecture)}>{w("save")}</Button>
                  <Button look="plain" onClick={() => void remove(lecture)}>
                    {w("remove")}
                  </Button>
                </Row>
              ))}
            </ul>
          </section>
          {shipped.length > 0 && (
            <section>
              <h2 className={css.heading}>{w("shipped")}</h2>
              <ul className={css.list}>
                {shipped.map((lecture) => (
                  <Row key={lecture.id} lecture={lecture} onPresent={() => setPresenting(lecture)}>
                    {!EMBEDDED && (
                      <Button onClick={() => void copy(lecture).then((made) => made && setEditing(made.id))}>
                        {w("copy")}
                      </Button>
                    )}
                    <Button onClick={() => void saveAsFile(lecture)}>{w("save")}</Button>
                  </Row>
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
      {presenting && <Hall lecture={presenting} onClose={leave} />}
    </ReadingFrame>
  );
}

interface RowProps {
  readonly lecture: Lecture;
  readonly onPresent: () => void;
  readonly children: React.ReactNode;
}

function Row({ lecture, onPresent, children }: RowProps) {
  const w = useWords(words);
  const language = useLanguage();
  const { title, lead, items } = lecture;
  return (
    <li className={css.row}>
      <div className={css.what}>
        <h3 className={css.name} lang={languageOf(title, language)}>
          {said(title, language)}
        </h3>
        {lead && (
          <p className={css.hint} lang={languageOf(lead, language)}>
            {said(lead, language)}
          </p>
        )}
        <p className={css.hint}>{w("moments", { count: items.length })}</p>
      </div>
      <div className={css.actions}>
        <Button icon={<Play />} disabled={items.length === 0} onClick={onPresent}>
          {w("present")}
        </Button>
        {children}
      </div>
    </li>
  );
}
