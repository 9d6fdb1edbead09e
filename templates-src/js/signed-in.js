/* Tells the other tabs of this browser that a page with a live region has opened: whoever had to sign in again can go
   on. */
const channel = globalThis.BroadcastChannel && new BroadcastChannel("signed-in");

export function signedIn(again) {
  channel?.addEventListener("message", again);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && again());
  channel?.postMessage("");
}
