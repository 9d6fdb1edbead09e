/* A line to the server, tried once. A dead one is noticed after two to three beats without a sign from the server: a
   board asks for more of them. */
const BEAT = 10000,
  BOARD_BEAT = 5000;

export function stomp({ connected, closed, failed }) {
  return new StompJs.Client({
    brokerURL: location.origin.replace(/^http/, "ws") + "/ws",
    reconnectDelay: 0,
    connectionTimeout: 6000,
    discardWebsocketOnCommFailure: true,
    heartbeatIncoming: document.body.matches(".board") ? BOARD_BEAT : BEAT,
    heartbeatOutgoing: BEAT,
    onConnect: connected,
    onWebSocketClose: closed,
    onStompError: failed,
  });
}
