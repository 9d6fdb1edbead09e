package io.storeflow.standin.web;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Json;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    var wanted = newestFirst.filter(created(params)).iterator();
    var before = params.text("ending_before");
    var shown =
        before == null
            ? after(wanted, params.text("starting_after"), limit)
            : before(wanted, before, limit);
    boolean more = shown.size() > limit;
    if (more) shown.remove(before == null ? shown.size() - 1 : 0);
    return of(call.path(), shown.stream().map(Book::shown).toList(), more);
  }

  public static ObjectNode of(String url, List<? extends JsonNode> data, boolean more) {
    return Json.of("object", "list", "data", data, "has_more", more, "url", url);
  }

  /** Those whose member equals a parameter of that name, where it was sent. */
  public static Predicate<ObjectNode> equal(Call call, String name) {
    var wanted = call.params().text(name);
    return each -> wanted == null || wanted.equals(Json.text(each, name));
  }

  /** One more than the page holds, where there are so many. */
  private static List<ObjectNode> after(Iterator<ObjectNode> all, @Nullable String id, long limit) {
    if (id != null && !any(all, id)) throw ApiError.none("object", id, "starting_after");
    List<ObjectNode> page = new ArrayList<>();
    while (page.size() <= limit && all.hasNext()) page.add(all.next());
    return page;
  }

  private static boolean any(Iterator<ObjectNode> all, String id) {
    while (all.hasNext()) if (id.equals(Json.text(all.next(), "id"))) return true;
    return false;
  }

  /** Those right before an id, and one more where there are so many. */
  private static List<ObjectNode> before(Iterator<ObjectNode> all, String id, long limit) {
    List<ObjectNode> page = new ArrayList<>();
    while (all.hasNext()) {
      var next = all.next();
      if (id.equals(Json.text(next, "id"))) return page;
      page.add(next);
      if (page.size() > limit + 1) page.removeFirst();
    }
    throw ApiError.none("object", id, "ending_before");
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
