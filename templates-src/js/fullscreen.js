/* Fills the screen and keeps it awake while it does. */
import { behaviour } from "./core.js";

behaviour("fullscreen", (button) => {
  button.addEventListener("click", () =>
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
  );
  document.addEventListener("fullscreenchange", () => {
    if (document.fullscreenElement) navigator.wakeLock?.request("screen").catch(() => {});
  });
});
