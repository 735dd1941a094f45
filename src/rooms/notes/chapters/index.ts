/**
 * The chapters, in reading order. Each is a component in two languages, loaded when it is read; one
 * without its translation is a type error, and so is one without a title in words.ts.
 */
import type { ComponentType } from "react";
import type { Language } from "../../../i18n/languages.ts";
import { mathsTypeface } from "../../../ui/equation/typeface.ts";
import { part } from "../../../ui/part.tsx";
import { Loading } from "../Loading.tsx";

export const CHAPTERS = [
  "forward",
  "bound",
  "posterior",
  "weight",
  "plane",
  "blur",
  "sigma",
  "schedule",
  "eta",
  "few",
  "mixing",
  "marks",
] as const;

export type ChapterId = (typeof CHAPTERS)[number];

/** Its styles, which name the typeface, come with it. */
const prose = (load: () => Promise<{ readonly default: ComponentType }>) =>
  part(async () => {
    const chapter = await load();
    await mathsTypeface();
    return chapter;
  }, Loading);

export const PROSE: Readonly<Record<ChapterId, Readonly<Record<Language, ComponentType>>>> = {
  forward: { en: prose(() => import("./forward.en.tsx")), ko: prose(() => import("./forward.ko.tsx")) },
  bound: { en: prose(() => import("./bound.en.tsx")), ko: prose(() => import("./bound.ko.tsx")) },
  posterior: { en: prose(() => import("./posterior.en.tsx")), ko: prose(() => import("./posterior.ko.tsx")) },
  weight: { en: prose(() => import("./weight.en.tsx")), ko: prose(() => import("./weight.ko.tsx")) },
  plane: { en: prose(() => import("./plane.en.tsx")), ko: prose(() => import("./plane.ko.tsx")) },
  blur: { en: prose(() => import("./blur.en.tsx")), ko: prose(() => import("./blur.ko.tsx")) },
  sigma: { en: prose(() => import("./sigma.en.tsx")), ko: prose(() => import("./sigma.ko.tsx")) },
  schedule: { en: prose(() => import("./schedule.en.tsx")), ko: prose(() => import("./schedule.ko.tsx")) },
  eta: { en: prose(() => import("./eta.en.tsx")), ko: prose(() => import("./eta.ko.tsx")) },
  few: { en: prose(() => import("./few.en.tsx")), ko: prose(() => import("./few.ko.tsx")) },
  mixing: { en: prose(() => import("./mixing.en.tsx")), ko: prose(() => import("./mixing.ko.tsx")) },
  marks: { en: prose(() => import("./marks.en.tsx")), ko: prose(() => import("./marks.ko.tsx")) },
};
