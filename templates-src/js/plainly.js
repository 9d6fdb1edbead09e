/* What htmx asks for in place of the browser ends as it would have ended there, where it cannot become a part of
   this page: an answer from another page is gone to; when the answer is an error, or none comes, the browser asks
   itself and shows what there is. An act that may have been done is not sent again: the page is loaded, and shows
   it. Holds for data-hx-boost, and for forms in data-plainly. Buttons in data-plainly="again" save nothing and are
   pressed again. What ends because the page is left is no failure. */
let leaving = false;

addEventListener("beforeunload", () => (leaving = true));
document.addEventListener("htmx:beforeRequest", () => (leaving = false));

const savesNothing = (elt) => elt.closest('[data-plainly="again"]');
const holds = ({ boosted, elt }) => boosted || elt.closest("[data-plainly]");

function askItself({ detail }) {
  if (leaving || !holds(detail)) return;
  const { verb } = detail.requestConfig,
    { status } = detail.xhr;
  if (savesNothing(detail.elt)) detail.elt.form.requestSubmit(detail.elt);
  else if (verb === "post" && (status === 0 || status >= 500)) location.reload();
  else if (detail.elt.matches("form")) HTMLFormElement.prototype.submit.call(detail.elt);
  else if (detail.elt.form) detail.elt.form.requestSubmit(detail.elt);
  else location.assign(detail.elt.href);
}

for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"])
  document.addEventListener(failure, askItself);

document.addEventListener("htmx:beforeSwap", (event) => {
  const { requestConfig, boosted, xhr } = event.detail;
  const { elt } = requestConfig;
  if (!holds({ boosted, elt }) || savesNothing(elt) || xhr.status >= 400) return;
  if (new URL(xhr.responseURL).pathname === location.pathname) return;
  event.preventDefault();
  location.assign(xhr.responseURL);
});
