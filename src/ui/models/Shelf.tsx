import { FilePlus, FolderPlus } from "lucide-react";
import { useEffect, useRef } from "react";
import { offerModel, useAdding } from "../../app/adding.ts";
import { useRemoved } from "../../app/shelf.ts";
import { useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { Button } from "../primitives/Button.tsx";
import { megabytes } from "../run/format.ts";
import { AddressField } from "./AddressField.tsx";
import { ModelItem } from "./ModelItem.tsx";
import css from "./models.module.css";
import { PublicModels } from "./PublicModels.tsx";
import { RemovedItem } from "./RemovedItem.tsx";
import { useRoom } from "./use-room.ts";
import { words } from "./words.ts";

/** What comes with the page and what a person has added, the room that it takes, and the way in for more. */
export function Shelf() {
  const w = useWords(words);
  const models = useStore((state) => state.models);
  const awaited = useAdding((state) => state.awaited);
  const removed = useRemoved((state) => state.removed);
  return (
    <div className={css.panel}>
      {awaited && <p className={css.awaited}>{w("awaited", { title: awaited.title, file: awaited.file })}</p>}
      <ul className={css.list}>
        {models.map((model) => (
          <ModelItem key={model.id} model={model} />
        ))}
        {removed.map((model) => (
          <RemovedItem key={model.id} model={model} />
        ))}
      </ul>
      <div className={css.adding}>
        <p className={css.note}>{w("addHelp")}</p>
        <div className={css.actions}>
          <PickButton label={w("add")} />
          <PickButton label={w("addFolder")} folder />
        </div>
        <AddressField />
        <PublicModels />
      </div>
      <RoomLine />
    </div>
  );
}

/** The browser's own choice of files, or of a folder with all that is in it. */
function PickButton({ label, folder = false }: { readonly label: string; readonly folder?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  // React has no name for it.
  useEffect(() => void input.current?.toggleAttribute("webkitdirectory", folder), [folder]);
  return (
    <>
      <Button icon={folder ? <FolderPlus /> : <FilePlus />} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          if (files.length > 0) offerModel(new Map(files.map((file) => [file.webkitRelativePath || file.name, file])));
        }}
      />
    </>
  );
}

function RoomLine() {
  const w = useWords(words);
  const room = useRoom();
  if (!room) return null;
  return (
    <p className={css.note}>
      {[
        w("room", { used: megabytes(room.used), most: megabytes(room.most) }),
        w(room.lasting ? "kept" : "notKept"),
      ].join(" ")}
    </p>
  );
}
