/**
 * Lets the messages that have arrived be handled. A message to oneself, not a timer: timers are
 * held back to 4 ms, which a fast step would feel.
 */
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();
// In Node an open port keeps the process alive.
(channel.port1 as { unref?: () => void }).unref?.();

export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}
