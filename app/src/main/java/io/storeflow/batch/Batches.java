package io.storeflow.batch;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;

import io.storeflow.category.Categories;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.id.PublicId;
import io.storeflow.productlist.ProductListQueries;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From the list of products to the work on those that are chosen there. */
@Component
public class Batches {
  private final DSLContext db;
  private final ProductListQueries list;
  private final Categories categories;
  private final MessageSource messages;

  Batches(DSLContext db, ProductListQueries list, Categories categories, MessageSource messages) {
    this.db = db;
    this.list = list;
    this.categories = categories;
    this.messages = messages;
  }

  /** Leads to the page of a new batch; back to the list if nothing is ticked. */
  public String open(
      Store store,
      TickedProducts ticked,
      BatchWork work,
      Actor actor,
      RedirectAttributes redirect,
      Locale locale) {
    if (ticked.isNothing()) {
      var said = messages.getMessage("bulk.error.none", null, locale);
      redirect.addFlashAttribute("flash", Flash.said(said));
      return "redirect:" + store.page("/products");
    }
    var products =
        ticked.isAll()
            ? list.ids(store, ticked.list(), categories.tree(store), work.most())
            : ids(store, ticked.products());
    return "redirect:" + work.pages(store) + "/" + work.choose(store, products, actor);
  }

  /** Row ids of products by their public ids; what there is not is left out. */
  public List<Long> ids(Store store, Collection<String> publicIds) {
    var p = only(store, PRODUCT);
    return db.select(p.ID)
        .from(p)
        .where(p.PUBLIC_ID.in(PublicId.possible(publicIds)))
        .orderBy(p.ID)
        .fetch(p.ID);
  }
}
