package io.storeflow.stockapi;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.lookup.ProductText;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds the variants that a request names by their SKU, or by their id. */
@Component
class Goods {

  /**
   * What a line of a request names.
   *
   * @param pointer of the line
   */
  record Named(String pointer, @Nullable String sku, @Nullable String variantId) {}

  record Found(long id, String publicId, String sku, boolean tracked) {}

  private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{22}");

  private final DSLContext db;

  Goods(DSLContext db) {
    this.db = db;
  }

  /**
   * The variant of each line, in their order. One statement.
   *
   * @throws Problem 409 if several variants have the SKU of a line, 422 if none has, or its stock
   *     is not counted
   */
  List<Found> find(Store store, List<Named> lines) {
    var known = candidates(store, lines);
    var wrongs = new ArrayList<Wrong>();
    var shared = new ArrayList<Wrong>();
    var variants = new ArrayList<String>();
    var found = new ArrayList<Found>();
    for (var line : lines) {
      var fitting = fitting(known, line);
      var at = line.pointer() + (line.variantId() == null ? "/sku" : "/variant_id");
      if (fitting.isEmpty()) wrongs.add(Wrong.of(at, "stock.unknown"));
      else if (fitting.size() > 1) {
        shared.add(Wrong.of(at, "stock.shared", fitting.size()));
        fitting.forEach(it -> variants.add(it.publicId()));
      } else if (!fitting.getFirst().tracked()) wrongs.add(Wrong.of(at, "stock.untracked"));
      else found.add(fitting.getFirst());
    }
    if (!shared.isEmpty())
      throw new Problem(
          HttpStatus.CONFLICT, "sku_ambiguous", shared, Map.of("variants", List.copyOf(variants)));
    if (!wrongs.isEmpty()) throw Problem.invalid(wrongs);
    return found;
  }

  /** Written as it is wins over written alike: in other letters, or with other signs between. */
  private static List<Found> fitting(List<Found> known, Named line) {
    if (line.variantId() != null)
      return known.stream().filter(it -> it.publicId().equals(line.variantId())).toList();
    var sku = Typed.line(line.sku());
    var same = known.stream().filter(it -> it.sku().equals(sku)).toList();
    if (!same.isEmpty()) return same;
    var folded = ProductText.sku(sku);
    return folded.isEmpty()
        ? List.of()
        : known.stream().filter(it -> ProductText.sku(it.sku()).equals(folded)).toList();
  }

  private List<Found> candidates(Store store, List<Named> lines) {
    Set<String> ids = new HashSet<>();
    Set<String> folded = new HashSet<>();
    for (var line : lines) {
      var id = line.variantId();
      // What can be no id is not even asked for.
      if (id != null && ID.matcher(id).matches()) ids.add(id);
      else if (id != null) continue;
      else folded.add(ProductText.sku(Typed.line(line.sku())));
    }
    folded.remove("");
    var v = only(store, VARIANT);
    return db.select(v.ID, v.PUBLIC_ID, v.SKU, v.TRACKED)
        .from(v)
        .where(v.PUBLIC_ID.in(ids).or(v.SKU_FOLDED.in(folded)))
        .and(v.REMOVED.isFalse())
        .orderBy(v.ID)
        .limit(MOST)
        .fetch(mapping(Found::new));
  }

  /** Of a hundred lines, several variants each: beyond, somebody gave them all the same SKU. */
  private static final int MOST = 2_000;
}
