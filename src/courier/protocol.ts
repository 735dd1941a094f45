/**
 * What is asked of the courier and what it brings, through a port: each request has one reply, of its number, so nothing
 * is fetched faster than it is kept. The courier is told addresses; it is never given anything to take along but a token.
 */

export type Numbered<T> = T & { readonly id: number };

export type CourierRequest =
  | {
      readonly kind: "fetch";
      readonly url: string;
      /** From which byte on. */
      readonly from: number;
      /** For the first address only: a browser sends none where that leads elsewhere. */
      readonly token: string | null;
    }
  /** The next bytes of what was fetched. */
  | { readonly kind: "more" }
  /** No more of it. */
  | { readonly kind: "leave" };

export type CourierReply =
  | {
      readonly kind: "answer";
      readonly status: number;
      /** Of what is to come; null where the server does not say. */
      readonly length: number | null;
    }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "end" }
  | { readonly kind: "failed"; readonly code: "unreachable" | "blocked" | "broken"; readonly message: string };
