package io.storeflow.standin.billing;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Lists;
import io.storeflow.standin.web.Routes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Meters, and the usage that is reported to them: each identifier counts once. */
final class Meters {
  private static final String METER = "billing.meter";
  private static final String EVENT = "billing.meter_event";
  private static final long OLDEST_SECONDS = 35 * 86_400;
  private static final long AHEAD_SECONDS = 300;

  private final Store store;

  Meters(Store store) {
    this.store = store;
  }

  void routes(Routes routes) {
    routes.api("POST /v1/billing/meters", this::create);
    routes.api("GET /v1/billing/meters", call -> store.list(call, METER, "status"));
    routes.api("GET /v1/billing/meters/{id}", call -> store.shown(call, METER));
    routes.api("GET /v1/billing/meters/{id}/event_summaries", this::summaries);
    routes.api("POST /v1/billing/meter_events", call -> reported(call, null));
    routes.api("POST /v2/billing/meter_events", this::reportedByV2);
  }

  private ObjectNode create(Call call) {
    var sent = call.params();
    var name = sent.needed("event_name");
    if (meter(call.account(), name) != null)
      throw ApiError.invalid(
          null, "An active meter with event name '" + name + "' already exists.", "event_name");
    var made =
        Json.of(
            "id", Ids.of("mtr_test"),
            "object", METER,
            "created", store.book().now(),
            "customer_mapping",
                Json.of(
                    "event_payload_key",
                    sent.text("customer_mapping.event_payload_key", "stripe_customer_id"),
                    "type",
                    "by_id"),
            "default_aggregation",
                Json.of("formula", sent.text("default_aggregation.formula", "sum")),
            "display_name", sent.needed("display_name"),
            "event_name", name,
            "event_time_window", null,
            "livemode", false,
            "status", "active",
            "status_transitions", Json.of("deactivated_at", null),
            "updated", store.book().now(),
            "value_settings",
                Json.of(
                    "event_payload_key", sent.text("value_settings.event_payload_key", "value")));
    return Book.shown(store.put(call, made, "billing.meter.created"));
  }

  private ObjectNode reportedByV2(Call call) {
    var at = call.params().text("timestamp");
    var made = reported(call, at == null ? null : Instant.parse(at).getEpochSecond());
    made.put("object", "v2.billing.meter_event");
    for (var name : List.of("created", "timestamp"))
      made.put(name, Instant.ofEpochSecond(Json.whole(made, name)).toString());
    return made;
  }

  private ObjectNode reported(Call call, @Nullable Long said) {
    var sent = call.params();
    var name = sent.needed("event_name");
    var meter = meter(call.account(), name);
    if (meter == null)
      throw ApiError.invalid(
          "no_meter", "No active meter found for event name '" + name + "'.", "event_name");
    var payload = sent.object("payload");
    var customer = Json.text(payload, Json.text(meter, "customer_mapping.event_payload_key", ""));
    if (customer == null) throw ApiError.missing("payload[stripe_customer_id]");
    store.find(call.account(), Customers.KIND, customer);
    long value = value(payload, meter);
    long now = store.book().now();
    long at = said == null ? sent.whole("timestamp", now) : said;
    if (at > now + AHEAD_SECONDS || at < now - OLDEST_SECONDS)
      throw ApiError.invalid(
          "timestamp_out_of_range",
          "The timestamp must be within the past 35 days and up to 5 minutes in the future.",
          "timestamp");
    var identifier = sent.text("identifier", Ids.letters(24));
    if (store.book().shelf(call.account()).find(EVENT, name + " " + identifier) != null)
      throw ApiError.invalid(
          "duplicate_meter_event",
          "An event already exists with identifier " + identifier + ".",
          "identifier");
    var made =
        Json.of(
            "id", name + " " + identifier,
            "object", EVENT,
            "created", now,
            "event_name", name,
            "identifier", identifier,
            "livemode", false,
            "payload", payload,
            "timestamp", at);
    made.set(Book.NOTES, Json.of("customer", customer, "value", value));
    store.book().shelf(call.account()).put(made);
    var shown = Book.shown(made);
    shown.remove("id");
    return shown;
  }

  private static long value(ObjectNode payload, ObjectNode meter) {
    var value = Json.text(payload, Json.text(meter, "value_settings.event_payload_key", ""), "");
    if (!value.matches("-?\\d{1,15}"))
      throw ApiError.invalid(
          "meter_event_invalid_value", "The value must be a whole number.", "payload[value]");
    return Long.parseLong(value);
  }

  private @Nullable ObjectNode meter(String account, String name) {
    return store
        .book()
        .shelf(account)
        .all(METER)
        .filter(each -> name.equals(Json.text(each, "event_name")))
        .filter(each -> "active".equals(Json.text(each, "status")))
        .findFirst()
        .orElse(null);
  }

  /** What a customer used of a meter in some time. */
  long used(String account, String meterId, String customer, long from, long until) {
    var meter = store.find(account, METER, meterId);
    var events =
        store
            .book()
            .shelf(account)
            .all(EVENT)
            .filter(
                each -> Json.text(each, "event_name", "").equals(Json.text(meter, "event_name")))
            .filter(each -> customer.equals(Json.text(each, "_.customer")))
            .filter(each -> Json.whole(each, "timestamp") >= from)
            .filter(each -> Json.whole(each, "timestamp") < until);
    return sum(events, Json.text(meter, "default_aggregation.formula", "sum"));
  }

  private static long sum(Stream<ObjectNode> events, String formula) {
    return switch (formula) {
      case "count" -> events.count();
      case "last" -> events.findFirst().map(each -> Json.whole(each, "_.value")).orElse(0L);
      default -> events.mapToLong(each -> Json.whole(each, "_.value")).sum();
    };
  }

  private ObjectNode summaries(Call call) {
    var sent = call.params();
    long from = sent.whole("start_time", 0);
    long until = sent.whole("end_time", store.book().now());
    long used = used(call.account(), call.inPath("id"), sent.needed("customer"), from, until);
    var summary =
        Json.of(
            "id",
            Ids.of("mtrusg_test"),
            "object",
            "billing.meter_event_summary",
            "aggregated_value",
            used,
            "end_time",
            until,
            "livemode",
            false,
            "meter",
            call.inPath("id"),
            "start_time",
            from);
    return Lists.of(call.path(), List.of(summary), false);
  }
}
