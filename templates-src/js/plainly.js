/* What htmx asks for in place of the browser ends as it would have ended there, where it cannot become a part of this
   page: an answer from another page is gone to; when the answer is an error, or none comes, the browser asks itself and
   shows what there is. Holds for data-hx-boost, and for forms in data-plainly. */
const holds = ({ boosted, elt }) => boosted || elt.closest("[data-plainly]");

function askItself({ detail }) {
  if (!holds(detail)) return;
  if (detail.elt.matches("form")) HTMLFormElement.prototype.submit.call(detail.elt);
  else location.assign(detail.elt.href);
}

for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"])
  document.addEventListener(failure, askItself);

document.addEventListener("htmx:beforeSwap", (event) => {
  const { requestConfig, boosted, xhr } = event.detail;
  if (!holds({ boosted, elt: requestConfig.elt }) || xhr.status >= 400) return;
  if (new URL(xhr.responseURL).pathname === location.pathname) return;
  event.preventDefault();
  location.assign(xhr.responseURL);
});
