import { type ReactNode, useMemo, useState } from "react";
import { presentOf } from "../../../app/scenes.ts";
import { useStore } from "../../../app/store.ts";
import { toLevel } from "../../../diffusion/levels.ts";
import { useWords } from "../../../i18n/words.ts";
import type { InputPicture } from "../../../scene/picture.ts";
import { withPlaces } from "../../../scene/places.ts";
import { allRooms, firstRoom } from "../../../scene/rooms.ts";
import type { Scene } from "../../../scene/scene.ts";
import { Segmented } from "../../../ui/primitives/Segmented.tsx";
import { Switch } from "../../../ui/primitives/Switch.tsx";
import { Figure } from "../figure/Figure.tsx";
import { Numbers } from "../figure/Numbers.tsx";
import { Pixels } from "../figure/Pixels.tsx";
import { FACE_SIZE, face } from "../toy/face.ts";
import { markedFile } from "../toy/marked-file.ts";
import { words } from "../words.ts";
import css from "./figures.module.css";

type Source = "model" | "person";

/** Stands in where no model is loaded yet: the figure is about the file, not about a run. */
const NO_MODEL = { id: "faces-32", sha256: "0".repeat(64) };

/** A PNG written by the program's own exporter and opened again, part by part. */
export function MarksInFile({ children }: { readonly children: ReactNode }) {
  const say = useWords(words);
  const [metadata, setMetadata] = useState(true);
  const [source, setSource] = useState<Source>("model");
  const present = useStore(({ scenes }) => presentOf(scenes, firstRoom().id));
  const loaded = useStore(({ model }) => (model.phase === "ready" ? model.model : null));
  const file = useMemo(
    () =>
      markedFile({
        values: face(0),
        size: FACE_SIZE,
        scene: source === "model" ? present : withPersonsPictures(),
        model: loaded ? { id: loaded.id, sha256: loaded.sha256 } : NO_MODEL,
        metadata,
      }),
    [source, present, loaded, metadata],
  );

  return (
    <Figure
      caption={children}
      controls={
        <>
          <Switch label={say("mark")} checked={metadata} onChange={setMetadata} />
          <Segmented
            fill
            label={say("source")}
            value={source}
            onChange={setSource}
            options={[
              { value: "model", label: say("sourceModel") },
              { value: "person", label: say("sourcePerson") },
            ]}
          />
        </>
      }
    >
      <div className={css.file}>
        <Pixels values={face(0)} size={FACE_SIZE} label={say("face", { n: 1 })} />
        <table className={css.parts}>
          <caption>{say("partsOf", { bytes: file.bytes })}</caption>
          <thead>
            <tr>
              <th scope="col">{say("part")}</th>
              <th scope="col">{say("keyword")}</th>
              <th scope="col">{say("bytes")}</th>
            </tr>
          </thead>
          <tbody>
            {file.parts.map(({ type, keyword, bytes }) => (
              <tr key={`${type} ${keyword}`} data-text={keyword !== "" || undefined}>
                <td>{type}</td>
                <td>{keyword || "–"}</td>
                <td>{bytes}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Numbers items={[{ id: "type", name: "DigitalSourceType", value: file.sourceType ?? say("saysNothing") }]} />
    </Figure>
  );
}

/** As a first visit has the first room that takes pictures, with two of them. */
function withPersonsPictures(): Scene {
  const { first } = allRooms().find(({ pictures }) => pictures) ?? firstRoom();
  return withPlaces(first, [asFile(0), asFile(2)]);
}

/** A drawn face as a picture that came out of a person's file. */
function asFile(index: number): InputPicture {
  const pixels = Uint8Array.from(face(index), toLevel);
  return { width: FACE_SIZE, height: FACE_SIZE, channels: 3, pixels };
}
