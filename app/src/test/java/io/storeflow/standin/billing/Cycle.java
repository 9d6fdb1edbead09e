package io.storeflow.standin.billing;

import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Params;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of subscriptions in time: trials end, periods turn, what failed is tried again. */
final class Cycle {
  private static final long TRIAL_TOLD_SECONDS = 3 * 86_400;
  private static final int TRIES = 4;

  private final Store store;
  private final Invoices invoices;
  private final Meters meters;

  Cycle(Store store, Invoices invoices, Meters meters) {
    this.store = store;
    this.invoices = invoices;
    this.meters = meters;
    store.diary().on("subscription", this::turn);
    store.diary().on("trial_ends", this::trialEnds);
    store.diary().on("invoice_retry", this::retry);
    invoices.settledBy(this::settle);
  }

  /** The first period, which is charged now unless it is a trial. */
  void begin(Call call, ObjectNode subscription, String behavior) {
    long now = store.book().now();
    boolean trial = Json.has(subscription, "trial_end");
    long until = trial ? Json.whole(subscription, "trial_end") : next(subscription, now);
    period(subscription, now, until);
    store.book().shelf(call.account()).put(subscription);
    subscription.put("status", trial ? "trialing" : "incomplete");
    var invoice =
        invoices.make(
            call,
            subscription,
            trial ? List.of() : lines(subscription),
            "subscription_create",
            now,
            until);
    subscription.set("latest_invoice", invoice.get("id"));
    store.journal().tell(call.account(), "customer.subscription.created", subscription);
    boolean waits = behavior.equals("default_incomplete") && !trial;
    if (!waits
        && !settle(call, invoice, invoices.method(call.account(), invoice))
        && behavior.equals("error_if_incomplete"))
      throw ApiError.of(402, "card_error", "card_declined", "Your card was declined.");
    var id = Json.text(subscription, "id", "");
    store.diary().at(until, "subscription", call.account(), id);
    if (trial)
      store
          .diary()
          .at(Math.max(now + 1, until - TRIAL_TOLD_SECONDS), "trial_ends", call.account(), id);
  }

  /** Charges an invoice, and lets its subscription follow. */
  private boolean settle(Call call, ObjectNode invoice, @Nullable String method) {
    boolean paid = invoices.charge(call, invoice, method);
    var id = Json.text(invoice, "parent.subscription_details.subscription");
    var subscription = store.book().shelf(call.account()).find(Subscriptions.KIND, id);
    if (subscription == null) return paid;
    var is = Json.text(subscription, "status", "");
    if (paid && List.of("incomplete", "past_due", "unpaid").contains(is))
      becomes(call.account(), subscription, "active");
    if (!paid && List.of("active", "trialing").contains(is))
      becomes(call.account(), subscription, "past_due");
    return paid;
  }

  private void becomes(String account, ObjectNode subscription, String status) {
    store.change(
        account, "customer.subscription.updated", subscription, it -> it.put("status", status));
  }

  private void trialEnds(String account, String id) {
    var subscription = store.find(account, Subscriptions.KIND, id);
    if (Json.text(subscription, "status", "").equals("trialing"))
      store.journal().tell(account, "customer.subscription.trial_will_end", subscription);
  }

  /** The next period begins, and is charged with what was used in the last. */
  void turn(String account, String id) {
    var subscription = store.find(account, Subscriptions.KIND, id);
    var is = Json.text(subscription, "status", "");
    if (List.of("canceled", "incomplete_expired").contains(is)) return;
    if (is.equals("incomplete")) {
      end(account, subscription, "payment_failed");
      subscription.put("status", "incomplete_expired");
      return;
    }
    if (Json.flag(subscription, "cancel_at_period_end")) {
      end(account, subscription, "cancellation_requested");
      return;
    }
    var call = call(account);
    long from = periodStart(subscription);
    long now = Math.min(periodEnd(subscription), store.book().now());
    long until = next(subscription, now);
    var lines = new ArrayList<>(used(account, subscription, from, now));
    lines.addAll(lines(subscription));
    store.change(
        account,
        "customer.subscription.updated",
        subscription,
        it -> {
          period(it, now, until);
          if (is.equals("trialing")) it.put("status", "active").put("trial_end", now);
        });
    var invoice = invoices.make(call, subscription, lines, "subscription_cycle", now, until);
    subscription.set("latest_invoice", invoice.get("id"));
    settle(call, invoice, invoices.method(account, invoice));
    store.diary().at(until, "subscription", account, id);
  }

  private void retry(String account, String id) {
    var invoice = store.find(account, Invoices.KIND, id);
    if (!Json.text(invoice, "status", "").equals("open")) return;
    if (settle(call(account), invoice, invoices.method(account, invoice))) return;
    if (Json.whole(invoice, "attempt_count") < TRIES) return;
    var of = Json.text(invoice, "parent.subscription_details.subscription");
    var subscription = store.find(account, Subscriptions.KIND, of);
    end(account, subscription, "payment_failed");
  }

  void end(String account, ObjectNode subscription, String reason) {
    long now = store.book().now();
    store.diary().forget("subscription", account, Json.text(subscription, "id", ""));
    subscription.put("status", "canceled").put("ended_at", now);
    if (!Json.has(subscription, "canceled_at")) subscription.put("canceled_at", now);
    Json.set(subscription, "cancellation_details.reason", reason);
    store.journal().tell(account, "customer.subscription.deleted", subscription);
  }

  private static List<Invoices.Line> lines(ObjectNode subscription) {
    List<Invoices.Line> lines = new ArrayList<>();
    for (var item : subscription.path("items").path("data")) {
      if (isMetered(item)) continue;
      long quantity = Json.whole(item, "quantity");
      lines.add(line(item, quantity));
    }
    return lines;
  }

  private List<Invoices.Line> used(String account, ObjectNode subscription, long from, long until) {
    List<Invoices.Line> lines = new ArrayList<>();
    for (var item : subscription.path("items").path("data")) {
      var meter = Json.text(item, "price.recurring.meter");
      if (!isMetered(item) || meter == null) continue;
      var customer = Json.text(subscription, "customer", "");
      lines.add(line(item, meters.used(account, meter, customer, from, until)));
    }
    return lines;
  }

  private static boolean isMetered(JsonNode item) {
    return Json.text(item, "price.recurring.usage_type", "").equals("metered");
  }

  private static Invoices.Line line(JsonNode item, long quantity) {
    return new Invoices.Line(
        quantity + " × " + Json.text(item, "price.nickname", "Plan"),
        (ObjectNode) item,
        quantity,
        quantity * Json.whole(item, "price.unit_amount"));
  }

  static void period(ObjectNode item, JsonNode like) {
    item.set("current_period_start", like.get("current_period_start"));
    item.set("current_period_end", like.get("current_period_end"));
  }

  private static void period(ObjectNode subscription, long from, long until) {
    for (var item : subscription.path("items").path("data"))
      ((ObjectNode) item).put("current_period_start", from).put("current_period_end", until);
  }

  private static long periodStart(ObjectNode subscription) {
    return Json.whole(subscription.path("items").path("data").path(0), "current_period_start");
  }

  static long periodEnd(ObjectNode subscription) {
    return Json.whole(subscription.path("items").path("data").path(0), "current_period_end");
  }

  private static long next(ObjectNode subscription, long from) {
    var recurring = subscription.path("items").path("data").path(0).path("price");
    long count = Math.max(1, Json.whole(recurring, "recurring.interval_count"));
    var at = Instant.ofEpochSecond(from).atZone(ZoneOffset.UTC);
    var until =
        switch (Json.text(recurring, "recurring.interval", "month")) {
          case "day" -> at.plusDays(count);
          case "week" -> at.plusWeeks(count);
          case "year" -> at.plusYears(count);
          default -> at.plusMonths(count);
        };
    return until.toEpochSecond();
  }

  /** What happens by itself is nobody's call. */
  private static Call call(String account) {
    return new Call(
        "", "POST", "/v1/invoices", Map.of(), Params.of(Json.of()), account, false, null);
  }
}
