/**
 * The rooms, in the order of the navigation. Adding one is a folder with a component, and an entry
 * here; ../README.md says what a room may count on. Rooms are loaded when they are entered.
 */
import { Blend, type LucideIcon, Sparkles } from "lucide-react";
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Place } from "../../state/store.ts";

export interface RoomEntry {
  readonly place: Place;
  readonly icon: LucideIcon;
  readonly Room: ComponentType | LazyExoticComponent<ComponentType>;
}

export const ROOMS: readonly RoomEntry[] = [
  { place: "generate", icon: Sparkles, Room: lazy(() => import("./generate/Generate.tsx")) },
  { place: "interpolate", icon: Blend, Room: lazy(() => import("./interpolate/Interpolate.tsx")) },
];
