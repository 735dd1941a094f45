import { useWords } from "../../../i18n/words.ts";
import { words } from "../words.ts";
import css from "./hall.module.css";
import { KEYS } from "./hall.ts";

/** What each key does, over the picture. */
export function KeyList() {
  const w = useWords(words);
  return (
    <section className={css.keys} aria-label={w("keys")}>
      <h2>{w("keys")}</h2>
      <dl>
        {KEYS.map(({ id, written }) => (
          <div key={id}>
            <dt>{written.map((key) => (key === "…" ? key : <kbd key={key}>{key}</kbd>))}</dt>
            <dd>{w(`key.${id}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
