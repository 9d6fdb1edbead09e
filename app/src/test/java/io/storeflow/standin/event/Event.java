package io.storeflow.standin.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.storeflow.standin.book.Json;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** What happened, as it is sent: its bytes never change. */
final class Event {
  /** What became of it at an endpoint. */
  enum State {
    PENDING,
    DELIVERED,
    /** Tried for as long as it is tried, or lost on purpose. */
    FAILED
  }

  final String id;
  final String type;

  /** The connected account, or null where it is the platform's own. */
  final @Nullable String account;

  final byte[] body;

  /** By the id of each endpoint that it is for. */
  final Map<String, State> states = new TreeMap<>();

  Event(String id, String type, @Nullable String account, byte[] body) {
    this.id = id;
    this.type = type;
    this.account = account;
    this.body = body;
  }

  static Event kept(ObjectNode kept) {
    var body = (ObjectNode) kept.get("body");
    var event =
        new Event(
            Json.text(body, "id", ""),
            Json.text(body, "type", ""),
            Json.text(body, "account"),
            Json.bytes(body));
    kept.withObject("/states")
        .properties()
        .forEach(it -> event.states.put(it.getKey(), State.valueOf(it.getValue().asString())));
    return event;
  }

  synchronized ObjectNode keep() {
    var kept = Json.of();
    // As it is: read again, all of them would need much room.
    kept.putRawValue("body", new RawValue(new String(body, UTF_8)));
    states.forEach((endpoint, state) -> Json.object(kept, "states").put(endpoint, state.name()));
    return kept;
  }

  synchronized void is(String endpoint, State state) {
    states.put(endpoint, state);
  }

  synchronized boolean isDelivered() {
    return states.values().stream().allMatch(State.DELIVERED::equals);
  }

  /** As it is shown now. */
  synchronized ObjectNode shown() {
    var shown = Json.read(body);
    shown.put(
        "pending_webhooks",
        states.values().stream().filter(state -> state != State.DELIVERED).count());
    return shown;
  }
}
