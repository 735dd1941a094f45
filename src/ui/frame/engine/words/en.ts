export const en = {
  "engine.adapter": "Adapter",
  "engine.threads": "Threads",
  "engine.step": "A step",
  "engine.stepValue": "{ms} ms for one picture",
  "engine.check": "Self-check",
  "engine.checkValue": "{difference} σ off, {tolerance} allowed",
  "engine.model": "Model",
  "rejected.no-navigator-gpu": "This browser has no WebGPU. A current Chrome, Edge or Safari has it.",
  "rejected.not-secure":
    "The page came over plain http, where browsers give no WebGPU and no threads. Open it over https, or as localhost on the machine that serves it.",
  "rejected.no-adapter":
    "The browser has WebGPU but found no usable graphics processor. Check that hardware acceleration is on in its settings.",
  "rejected.device-failed": "The graphics processor was found but would not start. Restarting the browser often helps.",
  "rejected.self-check-failed":
    "The graphics processor gave a wrong answer to a question with a known one, so its pictures could not be trusted.",
  "rejected.session-failed": "The model could not be prepared on this engine.",
  "rejected.software-adapter":
    "The graphics adapter that the browser offers is a program: your processor would do its work. It is faster directly.",
  "rejected.slower": "The engines were timed, and the faster one was taken.",
  "rejected.no-memory": "The GPU has no room for this model. Another engine runs it.",
  "rejected.no-float16": "The graphics processor has no float16 (shader-f16), which this engine keeps its numbers in.",
  "rejected.overflowed": "A run’s numbers became too large for float16. Engines that compute in float32 are right.",
  "rejected.op-unknown": "The model has a part that this engine has no program for. Another engine runs it.",
} as const;
