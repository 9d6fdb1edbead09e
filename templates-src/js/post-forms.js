/* Sends the forms of a region through its outbox, but for those that htmx sends or that are marked data-plain. done()
   when one was taken, or refused with the words of the answer or of data-refused; then() whenever one was tried. */
import { outbox } from "./outbox.js";
import { say } from "./toast.js";

export function postForms(region, { done, then }) {
  const refused = (words) => {
    say(words || region.dataset.refused);
    done();
  };
  const box = outbox(region.dataset.topic, { done, refused });
  region.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented || form.matches("[data-hx-post], [data-plain]")) return;
    event.preventDefault();
    form.toggleAttribute("data-sent", true);
    box.add(form, event.submitter).then(then);
  });
  return box;
}
