/* A text with markup is written with buttons: what is seen in [data-rich] goes into the textarea as HTML, and the field
   "marked" says so. The server makes it safe; without script the textarea is filled in by hand. */
import { behaviour } from "./core.js";
import { linking, run } from "./rich-link.js";

const COMMANDS = {
  bold: "bold",
  italic: "italic",
  list: "insertUnorderedList",
  "list-ordered": "insertOrderedList",
};

behaviour("rich-text", (box) => {
  const area = box.querySelector("textarea"),
    page = box.querySelector("[data-rich]"),
    bar = box.querySelector("[role=toolbar]"),
    began = page.cloneNode(true).childNodes;
  area.before(bar, page);
  area.hidden = true;
  for (const hint of box.querySelectorAll(".hint")) hint.hidden = true;
  for (const label of area.labels) label.addEventListener("click", () => page.focus());
  for (const part of [page, bar]) part.hidden = false;
  Object.assign(page, { contentEditable: "true", role: "textbox", ariaMultiLine: "true" });
  const place = () => getSelection().anchorNode?.parentElement?.closest("h2, a");
  const mark = () => {
    const inside = page.contains(getSelection().anchorNode);
    for (const button of bar.querySelectorAll("[aria-pressed]")) {
      const command = COMMANDS[button.dataset.do];
      const tag = { heading: "H2", link: "A" }[button.dataset.do];
      button.ariaPressed = inside && (command ? document.queryCommandState(command) : place()?.tagName === tag);
    }
  };
  const act = {
    heading: () => run("formatBlock", place()?.tagName === "H2" ? "p" : "h2"),
    ...linking(page, box.querySelector("[data-address]"), place),
  };
  bar.addEventListener("mousedown", (event) => event.target.closest("button") && event.preventDefault());
  bar.addEventListener("click", ({ target }) => {
    const name = target.closest("button")?.dataset.do;
    if (!name) return;
    if (!target.closest("[data-address]")) page.focus();
    COMMANDS[name] ? run(COMMANDS[name]) : act[name]();
    mark();
  });
  page.addEventListener("focus", () => run("defaultParagraphSeparator", "p"));
  page.addEventListener("input", () => {
    area.value = page.children.length ? page.innerHTML : `<p>${page.innerHTML}</p>`;
    box.querySelector("[name=marked]").value = "true";
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
  document.addEventListener("selectionchange", mark);
  area.form.addEventListener("reset", () => page.replaceChildren(...[...began].map((it) => it.cloneNode(true))));
});
