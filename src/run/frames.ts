/** Display frames and the time they are drawn at: the browser's on a page, counted by hand in a test. */
export interface Frames {
  /** Milliseconds, from any beginning. */
  now(): number;
  /** Calls back once, in the next frame, with its time. */
  request(draw: (now: number) => void): number;
  cancel(request: number): void;
  /** Calls back once, in the first frame after so many milliseconds: none is drawn for nothing until then. */
  after(ms: number, draw: (now: number) => void): void;
}

export const displayFrames: Frames = {
  now: () => performance.now(),
  request: (draw) => requestAnimationFrame(draw),
  cancel: (request) => cancelAnimationFrame(request),
  after: (ms, draw) => void setTimeout(() => requestAnimationFrame(draw), ms),
};
