package io.storeflow.orderlist;

import io.storeflow.ordertag.OrderTags;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.form.OnceKey;
import io.storeflow.platform.paging.Page;
import io.storeflow.pulse.Pulse;
import io.storeflow.savedview.SavedViews;
import io.storeflow.store.Permission;
import io.storeflow.store.StoreAccess;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the page of the list of orders, for whoever shows it. */
@Component
class OrderListPage {
  private final DSLContext db;
  private final OrderQueries queries;
  private final OrderListWords words;
  private final Pulse pulse;
  private final Transactions transactions;

  OrderListPage(
      DSLContext db,
      OrderQueries queries,
      OrderListWords words,
      Pulse pulse,
      Transactions transactions) {
    this.db = db;
    this.queries = queries;
    this.words = words;
    this.pulse = pulse;
    this.transactions = transactions;
  }

  /** The page of the list at the cursor. */
  void fill(StoreAccess access, OrderFilter filter, @Nullable String cursor, Model model) {
    var store = access.store();
    transactions.snapshot(
        () -> {
          model.addAttribute("seq", pulse.read(store).orders());
          var page = queries.page(store, filter, cursor);
          boolean atTop = page.newer() == null && filter.isNewestFirst();
          return fill(access, filter, page, 0, atTop, model);
        });
  }

  /**
   * These rows as they are now.
   *
   * @param around the cursors of the pages before and behind them
   * @param atTop whether orders that come would stand above them
   */
  void fillShown(
      StoreAccess access,
      OrderFilter filter,
      List<Long> shown,
      Page<OrderRow> around,
      boolean atTop,
      Model model) {
    var store = access.store();
    transactions.snapshot(
        () -> {
          model.addAttribute("seq", pulse.read(store).orders());
          var rows = queries.numbered(store, shown);
          int news = atTop ? queries.newer(store, filter, rows) : 0;
          var page = new Page<>(rows, around.newer(), around.older());
          return fill(access, filter, page, news, atTop, model);
        });
  }

  private Model fill(
      StoreAccess access,
      OrderFilter filter,
      Page<OrderRow> page,
      int news,
      boolean atTop,
      Model model) {
    var store = access.store();
    var tagged = OrderTags.of(store, page.rows().stream().map(OrderRow::id).toList());
    var tags = OrderTags.used(store);
    var views = SavedViews.of(access).as("views");
    var beside =
        db.select(OrderQueries.counted(store))
            .select(tagged.as("tagged"), tags.as("tags"), views)
            .fetchSingle();
    var counts = OrderQueries.counts(beside);
    words.fill(model, store, filter, page, counts, beside.get(views), news, atTop);
    return model
        .addAttribute("tagged", beside.get("tagged"))
        .addAttribute("tags", beside.get("tags"))
        .addAttribute("viewKey", OnceKey.of(null))
        .addAttribute("mayEdit", access.may(Permission.EDIT_ORDERS))
        .addAttribute("mayExport", access.may(Permission.EXPORT_ORDERS))
        .addAttribute("mayShare", access.may(Permission.EDIT_SETTINGS));
  }
}
