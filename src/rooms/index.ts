/**
 * The rooms, in the order of the navigation, each part of it apart; the page opens with the first. Adding one is a folder with its definition
 * and a line here: ../ui/README.md says what a room may count on.
 */
import type { Page } from "../scene/room.ts";
import { bench } from "./bench/index.ts";
import { bits } from "./bits/index.ts";
import { compare } from "./compare/index.ts";
import { endings } from "./endings/index.ts";
import { gallery } from "./gallery/index.ts";
import { generate } from "./generate/index.ts";
import { interpolate } from "./interpolate/index.ts";
import { lecture } from "./lecture/index.ts";
import { machine } from "./machine/index.ts";
import { notes } from "./notes/index.ts";
import { toy } from "./toy/index.ts";
import { trajectory } from "./trajectory/index.ts";

export const ROOMS: readonly Page[] = [
  generate,
  trajectory,
  endings,
  interpolate,
  compare,
  bits,
  toy,
  notes,
  bench,
  gallery,
  lecture,
  machine,
];
