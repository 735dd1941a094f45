/**
 * The page's own objects. Each is made once, here, and given what it needs; whatever changes in the
 * course of a visit is in one of them or in the store.
 */

import { Slots } from "../run/slots.ts";
import { engineInAddress } from "./engine-wish.ts";
import { manifestOf } from "./manifest-of.ts";
import { ModelList } from "./model-list.ts";
import { ModelLoader } from "./model-loader.ts";

export const loader = new ModelLoader({
  open: (owner) => import("../worker/client/of-page.ts").then(({ clientOfPage }) => clientOfPage(owner)),
  manifestOf,
  wish: engineInAddress,
  fit: () =>
    import("./fit-scenes.ts").then(
      ({ fitScenes }) =>
        (model) =>
          fitScenes(model, slots),
    ),
});

export const slots = new Slots({ models: loader });

export const modelList = new ModelList({
  shipped: () => fetch(new URL("models/index.json", document.baseURI)),
  own: () => import("./own-models.ts").then(({ ownModels }) => ownModels()),
});
