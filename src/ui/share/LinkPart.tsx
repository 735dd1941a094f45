import { useWords } from "../../i18n/words.ts";
import type { Shareable } from "../../recipe/sharing.ts";
import { CopyLink } from "./CopyLink.tsx";
import { SaveInstead } from "./SaveInstead.tsx";
import css from "./share.module.css";
import { words } from "./words.ts";

interface PartProps {
  readonly shared: Shareable;
  readonly onStatus: (words: string) => void;
}

/** What chat programs let a message have. */
const MOST_IN_CHAT = 2000;

/** The recipe as a link. Where pictures go in there are two, which say what the receiver gets. */
export function LinkPart({ shared, onStatus }: PartProps) {
  const w = useWords(words);
  const { link, linkWithPictures, recipe, recording, inputs } = shared;
  const unfinished = !recipe.result && <p className={css.note}>{w(recording ? "unfinished" : "notRun")}</p>;
  if (linkWithPictures === null) {
    return (
      <section className={css.part} aria-label={w("link")}>
        <div className={css.words}>
          <p>{w("linkHelp")}</p>
          {unfinished}
        </div>
        <CopyLink link={link} label={w("copyLink")} onStatus={onStatus} />
      </section>
    );
  }
  const fits = typeof linkWithPictures === "string";
  const long = !fits || linkWithPictures.length > MOST_IN_CHAT;
  return (
    <section className={css.links} aria-label={w("link")}>
      <div className={css.choice}>
        <h3 className={css.choiceTitle}>{w("linkSettings")}</h3>
        <p>{w("linkSettingsHelp", { count: inputs })}</p>
        <CopyLink link={link} label={w("copyLink")} onStatus={onStatus} />
      </div>
      <div className={css.choice}>
        <h3 className={css.choiceTitle}>{w("linkPictures")}</h3>
        <p>{w("linkPicturesHelp", { count: inputs })}</p>
        {unfinished}
        {long && (
          <>
            <p className={css.travel}>{w(fits ? "tooLong" : "tooLarge", { most: MOST_IN_CHAT })}</p>
            <SaveInstead shared={shared} onStatus={onStatus} />
          </>
        )}
        {fits && <CopyLink plain={long} link={linkWithPictures} label={w("copyWithPictures")} onStatus={onStatus} />}
      </div>
    </section>
  );
}
