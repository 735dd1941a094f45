import { Play } from "lucide-react";
import { useStore } from "../../app/store.ts";
import { rgbaOf } from "../../bytes/rgba.ts";
import { datesIn } from "../../i18n/date.ts";
import { speaker } from "../../i18n/speaker.ts";
import { useWords } from "../../i18n/words.ts";
import { bringsNone } from "../../recipe/own-pictures.ts";
import { receive } from "../../recipe/receive.ts";
import { declineIncoming, openRecipe } from "../../recipe/replay.ts";
import type { Offer } from "../../recipe/share-status.ts";
import { numberedInputs } from "../../scene/places.ts";
import { roomOf } from "../../scene/rooms.ts";
import { useClassInWords } from "../classes/names.ts";
import { words as classWords } from "../classes/words.ts";
import { useModelTitle } from "../models.ts";
import { useKeyed } from "../pictures/keyed.ts";
import { Button } from "../primitives/Button.tsx";
import { Dialog } from "../primitives/Dialog.tsx";
import { megabytes } from "../run/format.ts";
import { samplersOf, useEngineInWords } from "./facts.ts";
import { SenderCopies } from "./SenderCopies.tsx";
import { SmallPicture } from "./SmallPicture.tsx";
import css from "./share.module.css";
import { words } from "./words.ts";

/** Before anything changes: what the recipe would do, and what would give way. */
export function OfferDialog({ offer }: { readonly offer: Offer }) {
  const w = useWords(words);
  const { source, recipe, scene, loses, faults, damaged, otherWeights } = offer;
  // Without what went in, nobody can make it again.
  const own = bringsNone(recipe) || damaged.length > 0;
  const film = offer.film && !own;
  const file = source.kind === "file" ? source.file : null;
  const picture = source.kind === "file" && source.picture;
  const open = (run: boolean) => () => openRecipe({ source, recipe, scene, run, film: film && run });
  const asPicture = () => {
    if (!file) return;
    declineIncoming();
    void receive({ files: [file] }, { plain: true });
  };
  return (
    <Dialog open title={file ? w("offerFile", { name: file.name }) : w("offer")} onClose={declineIncoming}>
      <div className={css.offer}>
        <InputPictures scene={scene} damaged={damaged} />
        {recipe.result?.kind === "pictures" && <SenderCopies result={recipe.result} />}
        <p>{useWhatItDoes(recipe.model.id, own)}</p>
        <Doubts faults={faults} damaged={damaged} otherWeights={otherWeights} id={recipe.model.id} />
        <Facts offer={offer} />
        {loses && <p className={css.travel}>{w("loses")}</p>}
        <div className={css.offerActions}>
          {!own && (
            <Button look="primary" icon={<Play />} onClick={open(true)}>
              {w(film ? "replayFilm" : otherWeights || faults.length > 0 ? "runSettings" : "replay")}
            </Button>
          )}
          {!film && (
            <Button look={own ? "primary" : "outlined"} onClick={open(false)}>
              {w(own ? "takeSettings" : "settingsOnly")}
            </Button>
          )}
          {picture && !film && <Button onClick={asPicture}>{w("asPicture")}</Button>}
          <Button look="plain" onClick={declineIncoming}>
            {w("cancel")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function useWhatItDoes(id: string, own: boolean): string {
  const w = useWords(words);
  const title = useModelTitle();
  const here = useStore((state) => state.modelId === id);
  const model = useStore((state) => state.models.find((listed) => listed.id === id));
  if (own) return w("willBring");
  if (here || !model) return w("will");
  return w("willLoad", { title: title(model), megabytes: megabytes(model.bytes) });
}

/** The sender's own pictures, the first thing to see. */
function InputPictures({ scene, damaged }: Pick<Offer, "scene" | "damaged">) {
  const w = useWords(words);
  const numbered = numberedInputs(scene, damaged);
  const inputs = useKeyed(numbered.map(({ picture }) => picture));
  if (inputs.length === 0) return null;
  return (
    <figure className={css.copies}>
      <figcaption className={css.note}>{w("inputs")}</figcaption>
      <div className={css.row}>
        {inputs.map(({ key, picture }, i) => (
          <SmallPicture
            key={key}
            width={picture.width}
            height={picture.height}
            rgba={rgbaOf(picture)}
            label={w("input", { n: numbered[i]!.n })}
          />
        ))}
      </div>
    </figure>
  );
}

type Doubtful = Pick<Offer, "faults" | "damaged" | "otherWeights">;

/** Why the same result is not to be expected. */
function Doubts({ faults, damaged, otherWeights, id }: Doubtful & { readonly id: string }) {
  const w = useWords(words);
  const title = useModelTitle();
  const listed = useStore(({ models }) => models.find((model) => model.id === id));
  if (!otherWeights && faults.length + damaged.length === 0) return null;
  return (
    <div className={css.travel}>
      {otherWeights && <p>{w("otherWeights", { title: title(listed ?? { id, title: id }) })}</p>}
      {damaged.map((place) => (
        <p key={place}>{w("damagedPicture", { n: place + 1 })}</p>
      ))}
      {faults.map(({ name, expected, received }) => (
        <p key={name}>
          {expected === null ? w("unknownSetting", { name }) : w("wrongSetting", { name, expected, received })}
        </p>
      ))}
    </div>
  );
}

function Facts({ offer: { recipe, scene } }: { readonly offer: Offer }) {
  const w = useWords(words);
  const c = useWords(classWords);
  const title = useModelTitle();
  const engineInWords = useEngineInWords();
  const { id } = recipe.model;
  const listed = useStore(({ models }) => models.find((model) => model.id === id));
  const room = roomOf(scene);
  const samplers = samplersOf(w, scene);
  const ofClass = useClassInWords()(scene);
  const { engine, created } = recipe;
  return (
    <dl className={css.facts}>
      <dt>{w("room")}</dt>
      <dd>{room.words.say("name")}</dd>
      {samplers && (
        <>
          <dt>{w("sampler")}</dt>
          <dd>{samplers.samplers}</dd>
          <dt>{w("seed")}</dt>
          <dd>{samplers.seeds}</dd>
        </>
      )}
      {ofClass !== null && (
        <>
          <dt>{c("label")}</dt>
          <dd>{ofClass}</dd>
        </>
      )}
      <dt>{w("cost")}</dt>
      <dd>{w("costValue", { ...room.cost(scene) })}</dd>
      <dt>{w("model")}</dt>
      <dd>{title(listed ?? { id, title: id })}</dd>
      {engine && (
        <>
          <dt>{w("engine")}</dt>
          <dd>{engineInWords(engine)}</dd>
        </>
      )}
      {created && (
        <>
          <dt>{w("created")}</dt>
          <dd>{datesIn(speaker.language).format(new Date(created))}</dd>
        </>
      )}
    </dl>
  );
}
