package io.storeflow.productimport;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.importplan.CategoryNames;
import io.storeflow.importplan.Plan;
import io.storeflow.importplan.Wish;
import io.storeflow.productfile.FileProduct;
import io.storeflow.productimport.Lines.Became;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which lines of a piece are done: what is not as the dry run saw it is left alone. Only reads. */
@Component
class Judging {
  private final Lookups lookups;

  Judging(Lookups lookups) {
    this.lookups = lookups;
  }

  /**
   * A line that can be done.
   *
   * @param now the product as it is; null for a new one
   */
  record Doing(ImportLine line, @Nullable ProductDetail now, Plan plan) {
    ProductChange change() {
      return plan.change();
    }
  }

  /**
   * @param left with why each is not done
   */
  record Judged(List<Doing> doing, List<Became> left) {}

  /**
   * @param told what the file says at each number
   * @param there the products that the lines speak of, and those that have the address of a new one
   */
  Judged judge(
      Store store,
      List<ImportLine> lines,
      Map<Integer, FileProduct> told,
      CategoryNames names,
      Collection<ProductDetail> there) {
    var byId = new HashMap<Long, ProductDetail>();
    var slugs = new HashSet<String>();
    for (var it : there) {
      byId.put(it.id(), it);
      slugs.add(it.slug());
    }
    var said = lines.stream().map(it -> Objects.requireNonNull(told.get(it.number()))).toList();
    var known = lookups.known(store, names, said, byId.values(), Set.of());
    var doing = new ArrayList<Doing>();
    var left = new ArrayList<Became>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      var now = line.productId() == null ? null : byId.get(line.productId());
      var why = unlike(line, said.get(i), now, slugs);
      if (why != null) {
        left.add(Became.left(line, ImportStep.LEFT, why));
        continue;
      }
      var plan = Wish.of(said.get(i), now, known);
      if (plan.troubles().isEmpty()) doing.add(new Doing(line, now, plan));
      else left.add(Became.left(line, ImportStep.LEFT, "refused"));
    }
    return new Judged(doing, left);
  }

  /** Why the store is not what the dry run saw; null where it is. */
  private static @Nullable String unlike(
      ImportLine line, FileProduct said, @Nullable ProductDetail now, Set<String> slugs) {
    if (said.line() != line.line() || !Wish.slug(said.handle()).equals(line.handle()))
      return "file";
    if (line.productId() == null) return slugs.contains(line.handle()) ? "there" : null;
    if (now == null) return "gone";
    return Objects.equals(now.version(), line.versionBefore()) ? null : "touched";
  }
}
