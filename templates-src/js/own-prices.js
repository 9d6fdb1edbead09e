/* Pages of a shop are the same for everyone. Where some pay other prices (data-own), those of a visitor who has put in,
   typed or shown anything are asked for, and stand in place of everybody's. */
import { behaviour } from "./core.js";
import { pageAt } from "./page-at.js";

const all = (root) => [...root.querySelectorAll("[data-own]")];

function put(pieces) {
  for (const it of pieces)
    for (const old of all(document)) if (old.dataset.own === it.dataset.own) old.replaceWith(it.cloneNode(true));
}

behaviour("own-prices", (main) => {
  let own = [],
    everybodys = [];

  async function ask() {
    const ids = all(main).map((it) => it.dataset.own);
    if (!ids.length || !document.cookie.includes("sf_known")) return;
    try {
      const page = await pageAt(main.dataset.asked + [...new Set(ids)]);
      put(everybodys);
      everybodys = all(main);
      put((own = all(page)));
    } catch {
      /* The cart knows. */
    }
  }

  for (const news of ["cart:changed", "htmx:afterSettle"]) document.addEventListener(news, ask);
  document.addEventListener("stock:shown", () => put(own));
  addEventListener("pageshow", (event) => event.persisted && ask());
  ask();
});
