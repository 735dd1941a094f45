import { sceneOf } from "../../app/actions.ts";
import { queryOf } from "../../app/address-scene.ts";
import { useWords } from "../../i18n/words.ts";
import { CopyLink } from "./CopyLink.tsx";
import css from "./share.module.css";
import { words } from "./words.ts";

interface AddressPartProps {
  readonly room: string;
  readonly onStatus: (words: string) => void;
}

/** A room that needs no model is sent as its address: the settings are all there is to it. */
export function AddressPart({ room, onStatus }: AddressPartProps) {
  const w = useWords(words);
  const link = `${location.origin}${location.pathname}?${[`room=${room}`, ...queryOf(sceneOf(room))].join("&")}`;
  return (
    <section className={css.part} aria-label={w("link")}>
      <div className={css.words}>
        <p>{w("addressHelp")}</p>
      </div>
      <CopyLink link={link} label={w("copyLink")} onStatus={onStatus} />
    </section>
  );
}
