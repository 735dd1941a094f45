/** The app's worker, whose device a test can take away. */
import "./device-hand.ts";
import "../../../src/worker/worker.ts";
