/**
 * A model that is elsewhere: what is there is asked first, by a courier that this starts, and fetched when a person says so.
 * A token is kept here and nowhere else, until that is over.
 */

import { create } from "zustand";
import { wordsOf } from "../bytes/words-of.ts";
import { type Courier, getThrough, startCourier } from "../courier/client.ts";
import { FetchProblem } from "../courier/problem.ts";
import type { Found } from "../hub/found.ts";
import { look } from "../hub/look.ts";
import { type Place, placeOf } from "../hub/place.ts";
import { fetchFailure, type IntakeFailure } from "../intake/protocol.ts";
import { offerOrder, stopAdding, takeAgain, useAdding } from "./adding.ts";
import { forgetDownloads } from "./own-models.ts";
import { tellSilence } from "./silence.ts";
import { setState } from "./store.ts";

export interface Looking {
  /** As a person wrote it. */
  readonly asked: string;
  readonly place: Place;
  readonly courier: Promise<Courier>;
  /** Another one. */
  readonly send: () => Promise<Courier>;
  readonly found: Found | null;
  /** Which of the networks that were found. */
  readonly choice: number;
  readonly token: string;
  /** Why it can't be looked at, or fetched. */
  readonly failure: IntakeFailure | null;
  /** Whether some of it has come: the rest is fetched from there. */
  readonly begun: boolean;
  /** Nobody has answered yet, and is asked again. */
  readonly silent: boolean;
  readonly over: AbortController;
  /** Ends what is asked just now. */
  readonly asking: AbortController;
}

interface State {
  readonly looking: Looking | null;
  /** An address that was dropped or pasted, to be looked up. */
  readonly suggested: string;
}

export const useLooking = create<State>()(() => ({ looking: null, suggested: "" }));

const now = () => useLooking.getState().looking;
const patch = (change: Partial<Looking>) =>
  useLooking.setState(({ looking }) => ({ looking: looking && { ...looking, ...change } }));

/** Nobody is asked before a person says so. @returns false where the text is no place */
export function suggest(text: string): boolean {
  if (!placeOf(text)) return false;
  stopAdding();
  stopLooking();
  useLooking.setState({ suggested: text });
  setState({ shelf: true });
  return true;
}

/** @returns false where the text is no place */
export function lookUp(text: string, start: typeof startCourier = startCourier): boolean {
  const place = placeOf(text);
  if (!place) return false;
  stopLooking();
  const over = new AbortController();
  const send = () =>
    start(over.signal, (again) =>
      tellSilence("courier", () => {
        again();
        askAgain();
      }),
    );
  const looking = {
    asked: text.trim(),
    place,
    courier: send(),
    send,
    found: null,
    choice: 0,
    token: "",
    failure: null,
    begun: false,
    silent: false,
    over,
    asking: new AbortController(),
  };
  useLooking.setState({ looking });
  setState({ shelf: true });
  void ask();
  return true;
}

/** With another token, or after something has failed. */
export async function ask(): Promise<void> {
  const looking = now();
  if (!looking) return;
  const { place, token, asking } = looking;
  const { signal } = asking;
  patch({ failure: null, silent: false });
  try {
    const onSilent = () => patch({ silent: true });
    const { port } = await sent(looking);
    signal.throwIfAborted();
    const found = await look(place, getThrough(port()), { token: token || null, onSilent, signal });
    if (!signal.aborted) patch({ found });
  } catch (error) {
    if (!signal.aborted) patch({ failure: failureOf(error) });
  }
}

/** One whose script could not be had is sent anew, each time that it is asked for. */
function sent({ courier, send, over }: Looking): Promise<Courier> {
  return courier.catch((error: unknown) => {
    if (over.signal.aborted) throw error;
    const courier = send();
    patch({ courier });
    return courier;
  });
}

/** Another courier is there: what the one before was asked is asked of it. */
function askAgain(): void {
  const looking = now();
  if (useAdding.getState().adding) takeAgain();
  else if (looking && !looking.found) {
    looking.asking.abort();
    patch({ asking: new AbortController() });
    void ask();
  }
}

export const choose = (choice: number): void => patch({ choice });
export const giveToken = (token: string): void => patch({ token });

/** Where it breaks off, this is shown again, and the next press goes on. */
export async function fetchIt(offer: typeof offerOrder = offerOrder): Promise<void> {
  const looking = now();
  const chosen = looking?.found?.choices[looking.choice];
  if (!looking?.found || !chosen) return;
  const { courier, token, found } = looking;
  const { licence, title } = found;
  patch({ failure: null });
  const { port } = await courier;
  offer({ ...chosen, licence, token: token || null }, port, title, {
    unfetched: (failure) => patch({ failure, begun: failure.code === "broken" }),
    over: stopLooking,
  });
}

/** At once, whatever is under way; nothing of it is kept. */
export function stopLooking(): void {
  const looking = now();
  if (!looking) return;
  looking.asking.abort();
  looking.over.abort();
  looking.courier.catch(() => {}); // one that never started is over too
  useLooking.setState({ looking: null });
  void forgetDownloads();
}

function failureOf(error: unknown): IntakeFailure {
  if (error instanceof FetchProblem) return fetchFailure(error);
  return { code: "internal", message: wordsOf(error) };
}
