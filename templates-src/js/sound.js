/* Tones when something new comes into a live region, other ones when a ticket was cancelled or put back; on or off is
   kept on this screen. Browsers let a page sound only after a press of a finger or a key: until it really can, the
   button says so. */
import { behaviour } from "./core.js";

const TUNES = { new: [880, 1320], back: [660, 660], cancelled: [520, 390, 520, 390] };

behaviour("sound", (button) => {
  const use = button.querySelector("use"),
    ask = button.querySelector("[data-ask]");
  let speaker,
    on = localStorage.getItem("sound") === "on";

  function show() {
    button.setAttribute("aria-pressed", String(on));
    use.setAttribute("href", use.getAttribute("href").replace(/#.*/, on ? "#volume-2" : "#volume-x"));
    if (ask) ask.hidden = !on || speaker?.state === "running";
  }

  async function wake() {
    if (!on) return;
    speaker ??= Object.assign(new AudioContext(), { onstatechange: show });
    if (speaker.state !== "running") await speaker.resume();
    show();
  }

  function tone(at, pitch) {
    const wave = new OscillatorNode(speaker, { frequency: pitch }),
      volume = new GainNode(speaker, { gain: 0.25 });
    volume.gain.setValueAtTime(0.25, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.35);
    wave.connect(volume).connect(speaker.destination);
    wave.start(at);
    wave.stop(at + 0.4);
  }

  function ring(kind) {
    if (on && speaker?.state === "running")
      TUNES[kind].forEach((pitch, i) => tone(speaker.currentTime + i * 0.18, pitch));
  }

  button.addEventListener("click", async () => {
    const asked = on && ask && !ask.hidden;
    on = asked || !on;
    localStorage.setItem("sound", on ? "on" : "off");
    await wake();
    show();
    ring("new");
  });
  document.addEventListener("board:news", ({ detail: { kinds } }) =>
    ring(["cancelled", "back", "new"].find((kind) => kinds.has(kind))),
  );
  document.addEventListener("region:new", ({ target }) => target.closest(".board") || ring("new"));
  for (const press of ["pointerdown", "pointerup", "keydown"])
    addEventListener(press, ({ target }) => button.contains(target) || wake(), true);
  wake();
  show();
});
