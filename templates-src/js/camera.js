/* A button that reads barcodes by the camera, where the browser can: each goes into the field "code" of data-form, which
   is sent. The same code counts again after a moment. */
import { behaviour } from "./core.js";

const EACH = 200,
  AGAIN = 1500;

behaviour("camera", (button) => {
  if (!("BarcodeDetector" in window) || !navigator.mediaDevices) return;
  const form = document.getElementById(button.dataset.form),
    video = document.getElementById(button.dataset.video);
  let stream = null,
    last = "",
    at = 0;
  button.hidden = false;

  button.addEventListener("click", async () => {
    if (stream) return stop();
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      return (button.disabled = true);
    }
    video.srcObject = stream;
    video.hidden = false;
    button.setAttribute("aria-pressed", "true");
    await video.play();
    look(new window.BarcodeDetector());
  });

  async function look(detector) {
    if (!stream || !video.isConnected) return stop();
    const [found] = await detector.detect(video).catch(() => []);
    if (found && (found.rawValue !== last || Date.now() - at > AGAIN)) {
      last = found.rawValue;
      at = Date.now();
      form.elements.code.value = last;
      form.requestSubmit();
      navigator.vibrate?.(60);
    }
    setTimeout(() => look(detector), EACH);
  }

  function stop() {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    video.hidden = true;
    button.setAttribute("aria-pressed", "false");
  }
});
