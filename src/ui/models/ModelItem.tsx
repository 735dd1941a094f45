import { Check } from "lucide-react";
import { useState } from "react";
import { askForModel } from "../../app/choose-model.ts";
import { type ListedModel, setState, useStore } from "../../app/store.ts";
import { useWords } from "../../i18n/words.ts";
import { isOwn } from "../../library/own-id.ts";
import { useModelTitle } from "../models.ts";
import { Button } from "../primitives/Button.tsx";
import { megabytes } from "../run/format.ts";
import { AboutModel } from "./AboutModel.tsx";
import { ModelPicture } from "./ModelPicture.tsx";
import css from "./models.module.css";
import { OwnActions } from "./OwnActions.tsx";
import { words } from "./words.ts";

/** One model: what it is called, how large, and all else behind a press. */
export function ModelItem({ model }: { readonly model: ListedModel }) {
  const w = useWords(words);
  const title = useModelTitle()(model);
  const inUse = useStore((state) => state.modelId === model.id);
  const [open, setOpen] = useState(false);
  const use = () => {
    setState({ shelf: false });
    askForModel(model.id);
  };
  return (
    <li className={css.item}>
      <div className={css.itemHead}>
        <ModelPicture sha256={model.sha256} />
        <div className={css.itemWords}>
          <h3 className={css.itemTitle}>{title}</h3>
          <p className={css.note}>
            {[
              w("size", { width: model.width, height: model.height, megabytes: megabytes(model.bytes) }),
              w(isOwn(model.id) ? "own" : "shipped"),
            ].join(" · ")}
          </p>
        </div>
        <Button look="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
          {w("about")}
        </Button>
        {inUse ? (
          <span className={css.inUse}>
            <Check aria-hidden />
            <span>{w("inUse")}</span>
          </span>
        ) : (
          <Button onClick={use}>{w("use")}</Button>
        )}
      </div>
      {open && (
        <div className={css.itemBody}>
          <AboutModel id={model.id} />
          {isOwn(model.id) && <OwnActions model={model} />}
        </div>
      )}
    </li>
  );
}
