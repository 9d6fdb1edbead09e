package io.storeflow.standin.web;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists as Stripe gives them: the newest first, in pages after or before an id. */
public final class Lists {
  private static final int USUAL = 10;
  private static final int MOST = 100;

  private Lists() {}

  /**
   * The page that was asked for.
   *
   * @param newestFirst all that might be in it
   */
  public static ObjectNode page(Call call, Stream<ObjectNode> newestFirst) {
    var params = call.params();
    long limit = params.whole("limit", USUAL);
    if (limit < 1 || limit > MOST)
      throw ApiError.invalid(
          "parameter_invalid_integer", "Invalid limit: must be between 1 and 100", "limit");
    List<ObjectNode> all = new ArrayList<>(newestFirst.filter(created(params)).toList());
    var before = params.text("ending_before");
    if (before != null) Collections.reverse(all);
    var from = before == null ? params.text("starting_after") : before;
    if (from != null) all = after(all, from);
    var shown = new ArrayList<>(all.subList(0, (int) Math.min(limit, all.size())));
    if (before != null) Collections.reverse(shown);
    return of(call.path(), shown.stream().map(Book::shown).toList(), all.size() > shown.size());
  }

  public static ObjectNode of(String url, List<? extends JsonNode> data, boolean more) {
    return Json.of("object", "list", "data", data, "has_more", more, "url", url);
  }

  /** Those whose member equals a parameter of that name, where it was sent. */
  public static Predicate<ObjectNode> equal(Call call, String name) {
    var wanted = call.params().text(name);
    return each -> wanted == null || wanted.equals(Json.text(each, name));
  }

  private static List<ObjectNode> after(List<ObjectNode> all, String id) {
    for (int i = 0; i < all.size(); i++)
      if (id.equals(Json.text(all.get(i), "id"))) return all.subList(i + 1, all.size());
    throw ApiError.none("object", id, "starting_after");
  }

  private static Predicate<ObjectNode> created(Params params) {
    return each -> {
      long at = Json.whole(each, "created");
      return at >= params.whole("created.gte", Long.MIN_VALUE)
          && at > params.whole("created.gt", Long.MIN_VALUE)
          && at <= params.whole("created.lte", Long.MAX_VALUE)
          && at < params.whole("created.lt", Long.MAX_VALUE)
          && (params.all().path("created").isObject() || at == params.whole("created", at));
    };
  }
}
