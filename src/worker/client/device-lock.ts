/**
 * One tab at a time on the device: two at once take longer than one after the other. Who waits in sight asks whoever
 * runs out of sight to give way; where both are in sight, or both are not, the one that came first runs to its end.
 */
const LOCK = "backstep-device";

export interface DeviceLockOwner {
  /** Whether anybody sees this page. */
  readonly visible: boolean;
  /** The device is this page's until it lets go. */
  granted(): void;
  /** Another page has it. */
  waits(): void;
  /** It is to stop, and has when this resolves; false where what it does can't be stopped. */
  giveWay(): Promise<boolean>;
}

/** Another tab that does not let go within this time is running something. */
const HAS_MS = 200;

export class DeviceLock {
  readonly #owner: DeviceLockOwner;
  readonly #locks: LockManager;
  readonly #channel = new BroadcastChannel(LOCK);
  #asking: AbortController | null = null;
  #letGo: (() => void) | null = null;

  constructor(owner: DeviceLockOwner, locks: LockManager) {
    this.#owner = owner;
    this.#locks = locks;
    this.#channel.onmessage = () => void this.#askedFor();
  }

  get has(): boolean {
    return this.#letGo !== null;
  }

  /** Asks for the device, or, while it waits for it in sight, that another page gives way. */
  want(): void {
    if (this.#asking) this.hurry();
    if (this.has || this.#asking) return;
    const asking = new AbortController();
    this.#asking = asking;
    const timer = setTimeout(() => {
      this.#owner.waits();
      this.hurry();
    }, HAS_MS);
    const held = async () => {
      clearTimeout(timer);
      if (asking.signal.aborted) return; // it was taken back on the way
      this.#asking = null;
      const over = new Promise<void>((letGo) => {
        this.#letGo = letGo;
      });
      this.#owner.granted();
      await over;
    };
    this.#locks.request(LOCK, { signal: asking.signal }, held).catch((error: unknown) => {
      clearTimeout(timer);
      if (asking.signal.aborted) return;
      // A page in a sandbox has locks and may not ask for one: it runs when it will, as one without locks does.
      console.warn("tabs do not take turns on the device", error);
      this.#asking = null;
      this.#letGo = () => {};
      this.#owner.granted();
    });
  }

  /** Called too when the page comes in sight. */
  hurry(): void {
    if (this.#asking && this.#owner.visible) this.#channel.postMessage(null);
  }

  letGo(): void {
    this.#asking?.abort();
    this.#asking = null;
    this.#letGo?.();
    this.#letGo = null;
  }

  async #askedFor(): Promise<void> {
    if (!this.has || this.#owner.visible || !(await this.#owner.giveWay())) return;
    this.letGo();
    this.want(); // behind who asked
  }
}
