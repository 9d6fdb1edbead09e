/* One STOMP subscription that comes back by itself: capped backoff with jitter, at once when network or tab return. */
import { stomp } from "./stomp.js";

const LONGEST = 15000,
  HOLDS = 5000;

export function subscribe(topic, { up, down, message, from }) {
  let client,
    timer,
    tries = 0,
    connected = false,
    resting = false,
    retryAt = 0;

  function open() {
    clearTimeout(timer);
    if (!globalThis.StompJs) return;
    const mine = (client = stomp({
      connected: () => {
        if (client !== mine) return;
        connected = true;
        setTimeout(() => client === mine && (tries = 0), HOLDS);
        mine.subscribe(topic, (frame) => message(JSON.parse(frame.body)), from?.());
        up();
      },
      closed: () => client === mine && closed(),
      failed: () => client === mine && mine.forceDisconnect(),
    }));
    mine.activate();
  }

  function closed() {
    client.deactivate({ force: true });
    client = null;
    connected = false;
    const wait = Math.min(LONGEST, 500 * 2 ** Math.min(tries++, 6)) * (0.5 + Math.random() / 2);
    retryAt = Date.now() + wait;
    if (!resting) timer = setTimeout(open, wait);
    down();
  }

  function now() {
    resting = false;
    if (connected || client) return;
    tries = 0;
    open();
  }

  /* No further try until now() is called. */
  function rest() {
    resting = true;
    clearTimeout(timer);
  }

  const back = () => resting || now();
  addEventListener("online", back);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && back());
  open();
  return { now, rest, live: () => connected, retryIn: () => Math.max(0, Math.ceil((retryAt - Date.now()) / 1000)) };
}
