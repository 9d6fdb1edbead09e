/* Files are sent one after the other as they are chosen or dropped; once all have come, the page asks for its pictures
   again. What is wrong with a file stays until other files are chosen. A form that is sent meanwhile waits for its
   files. */
import { behaviour } from "./core.js";
import { preview, sendFile, sendingLine } from "./file-line.js";

let queue = Promise.resolve(),
  waiting = 0,
  sent = null;

function came(item, { id, wrong }) {
  if (id) {
    item.dataset.id = id;
    item.append(Object.assign(document.createElement("input"), { type: "hidden", name: "added", value: id }));
    return;
  }
  item.dataset.bad = "true";
  item.setAttribute("role", "alert");
  item.children[1].textContent += ": " + wrong;
}

function last() {
  if (--waiting) return;
  if (sent) sent.form.requestSubmit(sent.submitter);
  else document.querySelector("#pictures [data-move]")?.click();
  sent = null;
}

/* What has become a picture of the page is no longer on its way. */
document.addEventListener("htmx:afterSettle", () => {
  const there = (item) => item.dataset.id && document.getElementById(`p-${item.dataset.id}`);
  for (const item of document.querySelectorAll("#sending > li")) if (there(item)) item.remove();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!waiting || !form.querySelector("#sending")) return;
  event.preventDefault();
  sent = { form, submitter: event.submitter };
});

behaviour("send-files", (area) => {
  const token = area.closest("form").elements._csrf.value,
    list = area.querySelector("#sending");
  const take = (files) => {
    for (const bad of list.querySelectorAll("[data-bad]")) bad.remove();
    for (const file of files) {
      const item = sendingLine(file);
      list.append(item);
      waiting++;
      queue = queue.then(() => preview(file, item.firstChild)).then(() => sendFile(file, item, area.dataset, token));
      queue = queue.then((it) => came(item, it)).then(last);
    }
  };
  area.addEventListener("change", ({ target }) => {
    take([...target.files]);
    target.value = "";
  });
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"])
    area.addEventListener(kind, (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      area.toggleAttribute("data-over", kind === "dragenter" || kind === "dragover");
      if (kind === "drop") take([...event.dataTransfer.files]);
    });
});
