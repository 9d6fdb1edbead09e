package io.storeflow.audit;

import static io.storeflow.db.Tables.BRAND;
import static io.storeflow.db.Tables.CATEGORY;
import static io.storeflow.db.Tables.CUSTOMER_GROUP;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;

import io.storeflow.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names of goods and groups of customers that entries of price rules name by their row ids. */
@Component
class LoggedNames {
  static final String GROUPS = "groups";
  private static final Pattern GOODS =
      Pattern.compile("(variants|products|categories|brands) (\\d+(?:, \\d+)*)");
  private static final Pattern BUYERS = Pattern.compile("buyers \\[[^\\]]*\\] \\[([^\\]]*)\\]");

  private final DSLContext db;

  LoggedNames(DSLContext db) {
    this.db = db;
  }

  /** By what they are of and their row ids, as entries write both; without what is gone. */
  record Known(Map<String, Map<Long, String>> all) {
    @Nullable String of(String kind, long id) {
      return all.getOrDefault(kind, Map.of()).get(id);
    }
  }

  /** One statement for each kind that is named, however many entries there are. */
  Known of(Store store, List<AuditRow> rows) {
    var named = new HashMap<String, Set<Long>>();
    values(rows, "target")
        .flatMap(it -> GOODS.matcher(it).results())
        .forEach(it -> named.merge(it.group(1), ids(it.group(2)), LoggedNames::both));
    values(rows, "when")
        .flatMap(it -> BUYERS.matcher(it).results())
        .forEach(it -> named.merge(GROUPS, ids(it.group(1)), LoggedNames::both));
    var known = new HashMap<String, Map<Long, String>>();
    named.forEach((kind, ids) -> known.put(kind, names(store, kind, ids)));
    return new Known(known);
  }

  private Map<Long, String> names(Store store, String kind, Set<Long> ids) {
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var c = only(store, CATEGORY);
    var b = only(store, BRAND);
    var g = only(store.merchant(), CUSTOMER_GROUP);
    return switch (kind) {
      case "variants" -> db.select(v.ID, v.SKU).from(v).where(v.ID.in(ids)).fetchMap(v.ID, v.SKU);
      case "products" ->
          db.select(p.ID, p.TITLE).from(p).where(p.ID.in(ids)).fetchMap(p.ID, p.TITLE);
      case "categories" ->
          db.select(c.ID, c.TITLE).from(c).where(c.ID.in(ids)).fetchMap(c.ID, c.TITLE);
      case "brands" -> db.select(b.ID, b.NAME).from(b).where(b.ID.in(ids)).fetchMap(b.ID, b.NAME);
      default -> db.select(g.ID, g.NAME).from(g).where(g.ID.in(ids)).fetchMap(g.ID, g.NAME);
    };
  }

  /** Long texts are cut where they are written, also in the middle of an id. */
  static Set<Long> ids(String text) {
    return Stream.of(text.split(", "))
        .filter(it -> it.matches("\\d{1,18}"))
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }

  private static Stream<String> values(List<AuditRow> rows, String field) {
    return rows.stream()
        .flatMap(it -> it.values().stream())
        .filter(it -> it.field().equals(field))
        .flatMap(
            it -> Stream.concat(Stream.ofNullable(it.before()), Stream.ofNullable(it.after())));
  }

  private static Set<Long> both(Set<Long> some, Set<Long> more) {
    return Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
  }
}
