/* A short tone when something new comes into a live region; on or off is kept on this screen. Browsers want a press first. */
import { behaviour } from "./core.js";

behaviour("sound", (button) => {
  const use = button.querySelector("use");
  let speaker;
  const show = (on) => {
    button.setAttribute("aria-pressed", String(on));
    use.setAttribute("href", use.getAttribute("href").replace(/#.*/, on ? "#volume-2" : "#volume-x"));
  };
  const ready = () => (speaker ??= new AudioContext()).resume();
  const tone = (at, pitch) => {
    const wave = new OscillatorNode(speaker, { frequency: pitch }), volume = new GainNode(speaker, { gain: 0.25 });
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.35);
    wave.connect(volume).connect(speaker.destination);
    wave.start(at);
    wave.stop(at + 0.4);
  };
  const ring = () => {
    tone(speaker.currentTime, 880);
    tone(speaker.currentTime + 0.18, 1320);
  };
  let on = localStorage.getItem("sound") === "on";
  button.addEventListener("click", async () => {
    on = !on;
    localStorage.setItem("sound", on ? "on" : "off");
    show(on);
    if (on) await ready().then(ring);
  });
  document.addEventListener("region:new", () => on && speaker?.state === "running" && ring());
  document.addEventListener("pointerdown", () => on && ready(), { once: true });
  show(on);
});
