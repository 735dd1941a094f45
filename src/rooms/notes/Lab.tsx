import { ArrowLeft, ArrowRight } from "lucide-react";
import { useEffect, useRef } from "react";
import { useLanguage } from "../../i18n/use-language.ts";
import { useWords } from "../../i18n/words.ts";
import { Notices } from "../../ui/frame/Notices.tsx";
import { CHAPTERS, type ChapterId, PROSE } from "./chapters/index.ts";
import css from "./lab.module.css";
import prose from "./prose.module.css";
import { title } from "./title.ts";
import { addressOf, anchorOf, useChapter } from "./useChapter.ts";
import { words } from "./words.ts";

/** Lab notes: short chapters, one at a time, with a list of all beside them. */
export default function Lab() {
  const chapter = useChapter();
  const page = useRef<HTMLDivElement>(null);
  const before = useRef(chapter);
  useEffect(() => {
    if (before.current === chapter) return;
    before.current = chapter;
    page.current?.scrollTo({ top: 0 });
    page.current?.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
  }, [chapter]);

  return (
    <div className={css.page} ref={page}>
      <div className={css.spread}>
        <Contents chapter={chapter} />
        <main id="stage" className={css.main} tabIndex={-1}>
          <Notices />
          <Chapter id={chapter} />
          <Turn chapter={chapter} />
        </main>
      </div>
    </div>
  );
}

function Contents({ chapter }: { readonly chapter: ChapterId }) {
  const name = useWords(title);
  const say = useWords(words);
  const list = useRef<HTMLOListElement>(null);
  // On a narrow page the list is one long row: the chapter being read must be in sight.
  useEffect(() => {
    const here = list.current?.children[CHAPTERS.indexOf(chapter)];
    if (here instanceof HTMLElement) list.current?.parentElement?.scrollTo({ left: here.offsetLeft - 40 });
  }, [chapter]);
  return (
    <header className={css.side}>
      <h1 className={css.room}>{name("name")}</h1>
      <p className={css.lead}>{name("lead")}</p>
      <nav aria-label={say("contents")} className={css.contents}>
        <ol ref={list}>
          {CHAPTERS.map((id, i) => (
            <li key={id} id={anchorOf(id)}>
              <a href={addressOf(id)} aria-current={id === chapter ? "page" : undefined}>
                <span className={css.number}>{i + 1}</span>
                <span>{say(id)}</span>
              </a>
            </li>
          ))}
        </ol>
      </nav>
    </header>
  );
}

function Chapter({ id }: { readonly id: ChapterId }) {
  const language = useLanguage();
  const say = useWords(words);
  const Prose = PROSE[id][language];
  return (
    <article className={prose.prose} lang={language}>
      <header className={css.head}>
        <p className={css.count}>{say("chapter", { n: CHAPTERS.indexOf(id) + 1, count: CHAPTERS.length })}</p>
        <h2 className={css.title} tabIndex={-1}>
          {say(id)}
        </h2>
      </header>
      <Prose key={id} />
    </article>
  );
}

/** The chapters before and after. */
function Turn({ chapter }: { readonly chapter: ChapterId }) {
  const say = useWords(words);
  const at = CHAPTERS.indexOf(chapter);
  const previous = CHAPTERS[at - 1];
  const next = CHAPTERS[at + 1];
  return (
    <nav className={css.turn} aria-label={`${say("previous")}, ${say("next")}`}>
      {previous && (
        <a href={addressOf(previous)} rel="prev">
          <small>
            <ArrowLeft aria-hidden /> <span>{say("previous")}</span>
          </small>
          <span>{say(previous)}</span>
        </a>
      )}
      {next && (
        <a href={addressOf(next)} rel="next" className={css.next}>
          <small>
            <span>{say("next")}</span> <ArrowRight aria-hidden />
          </small>
          <span>{say(next)}</span>
        </a>
      )}
    </nav>
  );
}
