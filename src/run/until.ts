/**
 * Waits until it holds: looked at now, and whenever there is news.
 * @param subscribe tells of news from now on; what it returns ends that
 * @throws the signal's reason
 */
export function until(
  holds: () => boolean,
  subscribe: (news: () => void) => () => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const end = (settle: () => void) => {
      over.abort();
      settle();
    };
    const check = () => holds() && end(resolve);
    over.signal.addEventListener("abort", subscribe(check));
    const cancel = () => end(() => reject(signal.reason));
    signal.addEventListener("abort", cancel, { signal: over.signal });
    if (signal.aborted) cancel();
    else check();
  });
}
