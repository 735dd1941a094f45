/**
 * The page's own objects. Each is made once, here, and given what it needs; whatever changes in the
 * course of a visit is in one of them or in the store.
 */
import { Slots } from "../run/slots.ts";
import { Address } from "./address.ts";
import { engineInAddress } from "./engine-wish.ts";
import { ModelList } from "./model-list.ts";
import { ModelLoader } from "./model-loader.ts";

export const loader = new ModelLoader({
  open: (owner) => import("../worker/client/client.ts").then(({ createClient }) => createClient(owner)),
  manifestOf: (id) => new URL(`models/${id}/manifest.json`, document.baseURI).href,
  wish: engineInAddress,
  fit: () =>
    import("./fit-scenes.ts").then(
      ({ fitScenes }) =>
        (process) =>
          fitScenes(process, slots),
    ),
});

export const slots = new Slots({ models: loader });

export const address = new Address(slots);

export const modelList = new ModelList(() => fetch(new URL("models/index.json", document.baseURI)));
