/** Keeps a hand on whatever GPU device is made after this: a word on the channel, and it is lost. */
import { LOSE_DEVICE } from "./lose-device.ts";

const { requestDevice } = GPUAdapter.prototype;
GPUAdapter.prototype.requestDevice = async function (descriptor) {
  const device = await requestDevice.call(this, descriptor);
  new BroadcastChannel(LOSE_DEVICE).onmessage = () => device.destroy();
  return device;
};
