import { stopAdding, useAdding } from "../../app/adding.ts";
import { stopLooking, useLooking } from "../../app/looking.ts";
import { forgetRemoved } from "../../app/shelf.ts";
import { setState } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { useNarrow } from "../frame/use-narrow.ts";
import { Dialog } from "../primitives/Dialog.tsx";
import { AddPanel } from "./AddPanel.tsx";
import { FoundPanel } from "./FoundPanel.tsx";
import { Shelf } from "./Shelf.tsx";
import { words } from "./words.ts";

/** The models there are; in their place one that was looked up, or is being added, until that is decided. */
export default function ModelsDialog() {
  const w = useWords(words);
  const narrow = useNarrow();
  const adding = useAdding((state) => state.adding);
  const looking = useLooking((state) => state.looking);
  const close = () => {
    stopAdding();
    stopLooking();
    useLooking.setState({ suggested: "" });
    void forgetRemoved();
    setState({ shelf: false });
  };
  const title = adding
    ? w("adding", { name: adding.name })
    : looking
      ? w("looking", { name: looking.found?.title ?? looking.asked })
      : w("title");
  return (
    <Dialog open title={title} kind={narrow ? "sheet" : "centre"} onClose={close}>
      {adding ? <AddPanel adding={adding} /> : looking ? <FoundPanel looking={looking} /> : <Shelf />}
    </Dialog>
  );
}
