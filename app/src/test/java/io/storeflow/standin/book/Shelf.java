package io.storeflow.standin.book;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The objects of one account by kind, in the order they were made. */
public final class Shelf {
  private final Map<String, SequencedMap<String, ObjectNode>> kinds = new HashMap<>();
  private final Map<String, ObjectNode> byId = new HashMap<>();
  private final String account;
  private final Room room;

  Shelf(String account, Room room) {
    this.account = account;
    this.room = room;
  }

  public String account() {
    return account;
  }

  /** Keeps an object under its id and kind, which both are members of it. */
  public ObjectNode put(ObjectNode made) {
    return put(Json.text(made, "object", ""), made);
  }

  ObjectNode put(String kind, ObjectNode made) {
    var id = Json.text(made, "id", "");
    var before = kinds.computeIfAbsent(kind, any -> new LinkedHashMap<>()).put(id, made);
    byId.put(id, made);
    if (before == null) room.take(this, kind, id);
    return made;
  }

  public @Nullable ObjectNode find(String id) {
    return byId.get(id);
  }

  public @Nullable ObjectNode find(String kind, @Nullable String id) {
    var all = kinds.get(kind);
    return all == null ? null : all.get(id);
  }

  public void remove(ObjectNode gone) {
    remove(Json.text(gone, "object", ""), Json.text(gone, "id", ""));
  }

  void remove(String kind, String id) {
    byId.remove(id);
    var all = kinds.get(kind);
    if (all != null) all.remove(id);
  }

  /** From the newest to the oldest. */
  public Stream<ObjectNode> all(String kind) {
    var all = kinds.get(kind);
    return all == null ? Stream.empty() : all.sequencedValues().reversed().stream();
  }

  Map<String, SequencedMap<String, ObjectNode>> kinds() {
    return kinds;
  }
}
