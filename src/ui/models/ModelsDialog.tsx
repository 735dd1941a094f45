import { stopAdding, useAdding } from "../../app/adding.ts";
import { setState } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { useNarrow } from "../frame/use-narrow.ts";
import { Dialog } from "../primitives/Dialog.tsx";
import { AddPanel } from "./AddPanel.tsx";
import { Shelf } from "./Shelf.tsx";
import { words } from "./words.ts";

/** The models there are; in their place one that is being added, until that is decided. */
export default function ModelsDialog() {
  const w = useWords(words);
  const narrow = useNarrow();
  const adding = useAdding((state) => state.adding);
  const close = () => {
    stopAdding();
    setState({ shelf: false });
  };
  return (
    <Dialog
      open
      title={adding ? w("adding", { name: adding.name }) : w("title")}
      kind={narrow ? "sheet" : "centre"}
      onClose={close}
    >
      {adding ? <AddPanel adding={adding} /> : <Shelf />}
    </Dialog>
  );
}
