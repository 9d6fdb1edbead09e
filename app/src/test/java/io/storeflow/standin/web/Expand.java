package io.storeflow.standin.web;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Shelf;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts objects in place of their ids: {@code expand[]=latest_charge.balance_transaction}. */
final class Expand {
  private Expand() {}

  static void all(JsonNode answer, Shelf shelf, List<String> paths) {
    for (var path : paths) one(answer, shelf, List.of(path.split("\\.")));
  }

  private static void one(JsonNode in, Shelf shelf, List<String> names) {
    if (names.isEmpty()) return;
    if (in.isArray()) {
      in.forEach(each -> one(each, shelf, names));
      return;
    }
    if (!(in instanceof ObjectNode object)) return;
    var name = names.getFirst();
    var list = object.has(name) ? null : Sublists.find(object, name, shelf);
    if (list != null) object.set(name, list);
    var there = object.get(name);
    if (there == null)
      throw ApiError.invalid(null, "This property cannot be expanded (" + name + ").", "expand");
    if (there != null && there.isString()) {
      var found = shelf.find(there.asString());
      if (found != null) object.set(name, Book.shown(found));
    }
    var now = object.get(name);
    if (now != null) one(now, shelf, names.subList(1, names.size()));
  }
}
