/* A form with data-confirm="Cancel order?" asks before it is sent; data-act and data-keep name the two ways. Where only
   one of its buttons asks, they stand on that button. */
import { behaviour } from "./core.js";

function part(name, attributes, ...inside) {
  const element = Object.assign(document.createElement(name), attributes);
  element.append(...inside);
  return element;
}

behaviour("confirm", (form) => {
  let sure = false;
  form.addEventListener(
    "submit",
    (event) => {
      if (sure) return (sure = false);
      const { dataset } = [event.submitter, form].find((it) => it?.dataset.confirm) ?? {};
      if (!dataset) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const title = part("h2", { id: "confirm-title" }, dataset.confirm);
      const keep = part("button", { className: "button" }, dataset.keep);
      const act = part("button", { className: "button", value: "act" }, dataset.act);
      act.dataset.kind = "danger";
      const dialog = part(
        "dialog",
        { className: "dialog" },
        part("form", { method: "dialog" }, title, part("footer", {}, keep, act)),
      );
      dialog.setAttribute("aria-labelledby", "confirm-title");
      dialog.addEventListener("close", () => {
        dialog.remove();
        sure = dialog.returnValue === "act";
        if (sure) form.requestSubmit(event.submitter);
      });
      document.body.append(dialog);
      dialog.showModal();
    },
    true,
  );
});
