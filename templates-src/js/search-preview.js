/* The result of a search engine as the form has it now: [data-of=title|slug|text] follow the fields they are made of.
   An address that is left empty is made by the server, which alone knows its letters and which are taken: [data-made].
   Nothing is saved by it; without script it is as the server knew it. */
import { behaviour } from "./core.js";

const LONGEST = 160;

behaviour("search-preview", (preview) => {
  const form = preview.closest("form");
  const typed = (name) => form.elements[name]?.value.replace(/\s+/g, " ").trim() ?? "";
  const cut = (text) => {
    const signs = [...text];
    return signs.length > LONGEST ? signs.slice(0, LONGEST - 1).join("") + "…" : text;
  };
  /* A heading or an entry of a list is kept apart from what follows, as the server does it. */
  const oneLine = (text) => text.trim().replace(/([^\s\p{Po}])[^\S\n]*\n\s*/gu, "$1 · ").replace(/\s+/g, " ");
  const plain = () => form.querySelector("[contenteditable]")?.innerText ?? form.elements.description?.value ?? "";
  const say = (part, text) => (preview.querySelector(`[data-of="${part}"]`).textContent = text);
  form.addEventListener("input", () => {
    say("title", typed("traits.seoTitle") || typed("title"));
    preview.querySelector("[data-named]").hidden = typed("traits.seoTitle") !== "";
    say("slug", typed("slug"));
    preview.querySelector("[data-made]").hidden = typed("slug") !== "";
    say("text", cut(typed("traits.seoText") || oneLine(plain())));
  });
});
