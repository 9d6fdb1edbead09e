package io.storeflow.standin.event;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Lists;
import io.storeflow.standin.web.Params;
import io.storeflow.standin.web.Routes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** All that happened, the last of it, and who is told. */
public final class Journal {
  private final SequencedMap<String, Event> events = new LinkedHashMap<>();
  private final Book book;
  private final Endpoints endpoints;
  private final Deliveries deliveries;
  private final int most;
  private @Nullable Call cause;

  /**
   * @param most events that are kept
   */
  public Journal(Book book, Endpoints endpoints, int most) {
    this.book = book;
    this.endpoints = endpoints;
    this.most = most;
    deliveries = new Deliveries(book);
  }

  public void routes(Routes routes) {
    routes.api("GET /v1/events", this::list);
    routes.api("GET /v1/events/{id}", call -> seen(call).shown());
  }

  /** By which call things happen from now on, null: by themselves or a person. */
  public void cause(@Nullable Call call) {
    cause = call;
  }

  public void tell(String account, String type, ObjectNode object) {
    tell(account, type, object, null);
  }

  /**
   * Notes that something happened and tells who listens.
   *
   * @param previous what was before of what has changed
   */
  public void tell(String account, String type, ObjectNode object, @Nullable ObjectNode previous) {
    var connected = account.equals(Book.PLATFORM) ? null : account;
    var listening =
        endpoints.listening(type, connected).map(each -> Json.text(each, "id", "")).toList();
    var data = Json.of("object", Book.shown(object));
    if (previous != null) data.set("previous_attributes", previous);
    var body =
        Json.of(
            "id",
            Ids.of("evt"),
            "object",
            "event",
            "api_version",
            Endpoints.VERSION,
            "created",
            book.now(),
            "data",
            data,
            "livemode",
            false,
            "pending_webhooks",
            listening.size(),
            "request",
            Json.of(
                "id", cause == null || cause.id().isEmpty() ? null : cause.id(),
                "idempotency_key", cause == null ? null : cause.idempotencyKey()),
            "type",
            type);
    if (connected != null) body.put("account", connected);
    var event = new Event(Json.text(body, "id", ""), type, connected, Json.bytes(body));
    listening.forEach(endpoint -> event.is(endpoint, Event.State.PENDING));
    events.put(event.id, event);
    if (events.size() > most) events.pollFirstEntry();
    deliveries.begin(event);
  }

  /** Of all accounts, the newest first. */
  public Stream<ObjectNode> latest() {
    return events.sequencedValues().reversed().stream().map(Event::shown);
  }

  public void clear() {
    events.clear();
    deliveries.forget();
  }

  /** Puts what is kept in a file into it. */
  public void keep(ObjectNode in) {
    in.set("events", Json.listOf(events.values().stream().map(Event::keep).toList()));
  }

  /** Goes on from what was kept: what was on its way is sent again. */
  public void resume(ObjectNode kept) {
    kept.path("events")
        .forEach(
            each -> {
              var event = Event.kept((ObjectNode) each);
              events.put(event.id, event);
              deliveries.begin(event);
            });
  }

  public ObjectNode resend(String id, Params how) {
    var event = book.look(() -> events.get(id));
    if (event == null) throw ApiError.none("event", id, "id");
    return deliveries.resend(event, how);
  }

  public ObjectNode habits(Params said) {
    deliveries.habits().change(said);
    return deliveries.habits().told();
  }

  /** How many are on their way. */
  public int running() {
    return deliveries.running();
  }

  public ObjectNode held() {
    return Json.of("events", deliveries.held().stream().map(Event::shown).toList());
  }

  /** Delivers what was held, in the order of ids given, or as it was, reversed or shuffled. */
  public ObjectNode release(Params said) {
    List<String> order = new ArrayList<>(said.texts("order"));
    var held = new ArrayList<>(deliveries.held().stream().map(each -> each.id).toList());
    if (order.equals(List.of("reverse"))) order = held.reversed();
    else if (order.equals(List.of("random"))) {
      Collections.shuffle(held, new Random(said.whole("seed", 1)));
      order = held;
    }
    return Json.of("sent", deliveries.release(order));
  }

  private ObjectNode list(Call call) {
    var types = call.params().texts("types");
    var type = call.params().text("type");
    Predicate<Event> wanted =
        each ->
            isOf(call, each)
                && (type == null || fits(type, each.type))
                && (types.isEmpty() || types.stream().anyMatch(it -> fits(it, each.type)));
    if (call.params().has("delivery_success"))
      wanted = wanted.and(it -> it.isDelivered() == call.params().flag("delivery_success"));
    return Lists.page(
        call, events.sequencedValues().reversed().stream().filter(wanted).map(Event::shown));
  }

  private static boolean fits(String wanted, String type) {
    return wanted.endsWith("*")
        ? type.startsWith(wanted.substring(0, wanted.length() - 1))
        : wanted.equals(type);
  }

  private static boolean isOf(Call call, Event event) {
    return call.ofPlatform() ? event.account == null : call.account().equals(event.account);
  }

  private Event seen(Call call) {
    var found = events.get(call.inPath("id"));
    if (found == null || !isOf(call, found)) throw ApiError.none("event", call.inPath("id"), "id");
    return found;
  }
}
