/* One STOMP subscription that comes back by itself: capped backoff with jitter, at once when the network or the tab
   returns. A dead line is noticed after two to three beats without a sign from the server: a board asks for more of
   them. */
const BEAT = 10000,
  BOARD_BEAT = 5000;
const LONGEST = 15000,
  HOLDS = 5000;

export function subscribe(topic, { up, down, message }) {
  const url = location.origin.replace(/^http/, "ws") + "/ws";
  let client,
    timer,
    tries = 0,
    connected = false,
    resting = false,
    retryAt = 0;

  function open() {
    clearTimeout(timer);
    if (!globalThis.StompJs) return;
    const mine = (client = new StompJs.Client({
      brokerURL: url,
      reconnectDelay: 0,
      connectionTimeout: 6000,
      discardWebsocketOnCommFailure: true,
      heartbeatIncoming: document.body.matches(".board") ? BOARD_BEAT : BEAT,
      heartbeatOutgoing: BEAT,
      onConnect: () => {
        if (client !== mine) return;
        connected = true;
        setTimeout(() => client === mine && (tries = 0), HOLDS);
        mine.subscribe(topic, (frame) => message(JSON.parse(frame.body)));
        up();
      },
      onWebSocketClose: () => client === mine && closed(),
      onStompError: () => client === mine && mine.forceDisconnect(),
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
