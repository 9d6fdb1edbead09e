package io.storeflow.standin.money;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Lists;
import io.storeflow.standin.web.Routes;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Balance transactions, and what they come to. */
public final class Balance {
  static final String KIND = "balance_transaction";

  private final Book book;
  private final Ledger ledger;

  public Balance(Book book, Ledger ledger) {
    this.book = book;
    this.ledger = ledger;
  }

  public void routes(Routes routes) {
    routes.api("GET /v1/balance", this::balance);
    routes.api("GET /v1/balance_transactions", this::list);
    routes.api("GET /v1/balance_transactions/{id}", this::one);
  }

  /** What has been pending for long enough can be paid out. */
  void mature(String account) {
    long now = book.now();
    book.shelf(account)
        .all(KIND)
        .filter(each -> Json.whole(each, "available_on") <= now)
        .forEach(each -> each.put("status", "available"));
  }

  private ObjectNode balance(Call call) {
    mature(call.account());
    return Json.of(
        "object", "balance",
        "available", Json.list(sum(call.account(), "available")),
        "connect_reserved", Json.list(),
        "livemode", false,
        "pending", Json.list(sum(call.account(), "pending")));
  }

  private ObjectNode sum(String account, String status) {
    long sum =
        book.shelf(account)
            .all(KIND)
            .filter(each -> status.equals(Json.text(each, "status")))
            .mapToLong(each -> Json.whole(each, "net"))
            .sum();
    return Json.of(
        "amount", sum,
        "currency", ledger.currency(account),
        "source_types", Json.of("card", sum));
  }

  private ObjectNode list(Call call) {
    mature(call.account());
    var payout = call.params().text("payout");
    Predicate<ObjectNode> wanted =
        each -> payout == null || payout.equals(Json.text(each, "_.payout"));
    return Lists.page(
        call,
        book.shelf(call.account())
            .all(KIND)
            .filter(wanted)
            .filter(Lists.equal(call, "type"))
            .filter(Lists.equal(call, "source"))
            .filter(Lists.equal(call, "currency")));
  }

  private ObjectNode one(Call call) {
    mature(call.account());
    var found = book.shelf(call.account()).find(KIND, call.inPath("id"));
    if (found == null) throw ApiError.none("balance transaction", call.inPath("id"), "id");
    return Book.shown(found);
  }
}
