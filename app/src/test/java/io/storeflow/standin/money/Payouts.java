package io.storeflow.standin.money;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Diary;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.event.Journal;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Lists;
import io.storeflow.standin.web.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Payouts: each day what can be paid out, of each account; arrives a day later. */
public final class Payouts {
  private static final String KIND = "payout";
  private static final long DAY = 86_400;

  private final Book book;
  private final Journal journal;
  private final Ledger ledger;
  private final Balance balance;
  private final Diary diary;

  public Payouts(Book book, Journal journal, Ledger ledger, Balance balance, Diary diary) {
    this.book = book;
    this.journal = journal;
    this.ledger = ledger;
    this.balance = balance;
    this.diary = diary;
    diary.on("payouts", (account, id) -> daily());
    diary.on("payout_arrives", (account, id) -> end(account, find(account, id), true));
  }

  /** Pays out at the next midnight (UTC), and at each after it. */
  public void begin() {
    diary.at(book.now() - book.now() % DAY + DAY, "payouts", Book.PLATFORM, "all");
  }

  public void routes(Routes routes) {
    routes.api(
        "GET /v1/payouts",
        call ->
            Lists.page(
                call, book.shelf(call.account()).all(KIND).filter(Lists.equal(call, "status"))));
    routes.api("GET /v1/payouts/{id}", call -> Book.shown(find(call.account(), call.inPath("id"))));
    routes.control("POST /_control/payouts/{account}", this::now);
    routes.control("POST /_control/payouts/{account}/{id}", this::decide);
  }

  private void daily() {
    begin();
    for (var account : book.platform().all("account").toList()) {
      var id = Json.text(account, "id", "");
      var interval = Json.text(account, "settings.payouts.schedule.interval", "daily");
      if (Json.flag(account, "payouts_enabled") && interval.equals("daily")) payOut(id);
    }
  }

  /** Pays out now, what is still pending as well. */
  private ObjectNode now(Call call) {
    return book.alone(
        () -> {
          var account = call.inPath("account");
          book.shelf(account)
              .all(Balance.KIND)
              .forEach(each -> each.put("available_on", book.now()).put("status", "available"));
          var payout = payOut(account);
          if (payout == null)
            throw ApiError.invalid(
                "balance_insufficient",
                "You have insufficient funds in your Stripe account for this transfer.",
                null);
          return Book.shown(payout);
        });
  }

  /** {@code status}: paid or failed. */
  private ObjectNode decide(Call call) {
    return book.alone(
        () -> {
          var account = call.inPath("account");
          var payout = find(account, call.inPath("id"));
          end(account, payout, !"failed".equals(call.params().text("status", "paid")));
          return Book.shown(payout);
        });
  }

  private @Nullable ObjectNode payOut(String account) {
    balance.mature(account);
    var free =
        book.shelf(account)
            .all(Balance.KIND)
            .filter(each -> Json.text(each, "status", "").equals("available"))
            .filter(each -> !Json.has(each, "_.payout"))
            .toList();
    long amount = free.stream().mapToLong(each -> Json.whole(each, "net")).sum();
    if (amount <= 0) return null;
    var payout = made(account, amount);
    book.shelf(account).put(payout);
    var entry = ledger.paidOut(account, payout, false);
    payout.set("balance_transaction", entry.get("id"));
    mark(free, payout);
    mark(List.of(entry), payout);
    journal.tell(account, "payout.created", payout);
    diary.at(
        Json.whole(payout, "arrival_date"), "payout_arrives", account, Json.text(payout, "id", ""));
    return payout;
  }

  private static void mark(List<ObjectNode> entries, ObjectNode payout) {
    entries.forEach(each -> Book.notes(each).set("payout", payout.get("id")));
  }

  private ObjectNode made(String account, long amount) {
    long now = book.now();
    var own = book.account(account);
    return Json.of(
        "id",
        Ids.of("po"),
        "object",
        KIND,
        "amount",
        amount,
        "application_fee",
        null,
        "application_fee_amount",
        null,
        "arrival_date",
        now - now % DAY + DAY,
        "automatic",
        true,
        "balance_transaction",
        null,
        "created",
        now,
        "currency",
        ledger.currency(account),
        "description",
        "STRIPE PAYOUT",
        "destination",
        own == null ? null : destination(own),
        "failure_balance_transaction",
        null,
        "failure_code",
        null,
        "failure_message",
        null,
        "livemode",
        false,
        "metadata",
        Json.of(),
        "method",
        "standard",
        "original_payout",
        null,
        "payout_method",
        null,
        "reconciliation_status",
        "completed",
        "reversed_by",
        null,
        "source_type",
        "card",
        "statement_descriptor",
        null,
        "status",
        "in_transit",
        "trace_id",
        Json.of("status", "pending", "value", null),
        "type",
        "bank_account");
  }

  private static Object destination(ObjectNode account) {
    return Json.node(Json.text(account.path("external_accounts").path("data").path(0), "id"));
  }

  private void end(String account, ObjectNode payout, boolean arrives) {
    var status = Json.text(payout, "status", "");
    if (status.equals("failed") || (status.equals("paid") && arrives)) return;
    diary.forget("payout_arrives", account, Json.text(payout, "id", ""));
    var before = Book.shown(payout);
    if (arrives) {
      payout.put("status", "paid");
    } else {
      payout.put("status", "failed").put("failure_code", "account_closed");
      payout.put("failure_message", "The bank account has been closed.");
      payout.set("failure_balance_transaction", ledger.paidOut(account, payout, true).get("id"));
    }
    var changed = Json.before(before, Book.shown(payout));
    journal.tell(account, "payout.updated", payout, changed);
    journal.tell(account, arrives ? "payout.paid" : "payout.failed", payout);
    if (arrives) journal.tell(account, "payout.reconciliation_completed", payout);
  }

  private ObjectNode find(String account, String id) {
    var found = book.shelf(account).find(KIND, id);
    if (found == null) throw ApiError.none("payout", id, "id");
    return found;
  }
}
