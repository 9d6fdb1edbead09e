package io.storeflow.productexport;

import static io.storeflow.db.Tables.OPTION_VALUE;
import static io.storeflow.db.Tables.PRODUCT_OPTION;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** Products from before there were options: their variants had titles and nothing else. */
@AppTest
class TitlesBecomeOptionsTest {
  private static final String SCRIPT =
      "db/migration/V2026_12_03_0201__choose_variants_by_their_titles.sql";

  @Autowired World world;
  @Autowired Products products;
  @Autowired Transactions transactions;
  @Autowired DSLContext db;

  @Test
  void titlesThatTellVariantsApartBecomeTheValuesOfOneOption() throws IOException {
    var store = world.store();
    var told = old(store, "Ramen", "Regular", "Large");
    var alike = old(store, "Soup", "Cup", "cup ");
    var blank = old(store, "Tea", "Pot", "");
    var single = old(store, "Cake", "Slice");
    migrate();
    assertThat(chosenBy(store, told)).containsExactly("Variant", "Regular", "Large");
    assertThat(products.get(store, told).variants())
        .extracting(it -> it.values().size(), it -> it.fields().title())
        .containsExactly(tuple(1, "Regular"), tuple(1, "Large"));
    for (var other : List.of(alike, blank, single)) assertThat(chosenBy(store, other)).isEmpty();
  }

  private List<String> chosenBy(Store store, String product) {
    return products.get(store, product).options().stream()
        .flatMap(
            it ->
                Stream.concat(
                    Stream.of(it.name()),
                    it.values().stream().map(ProductDetail.ValueDetail::value)))
        .toList();
  }

  /** As the first release wrote it. */
  private String old(Store store, String title, String... variants) {
    var many =
        IntStream.range(0, variants.length)
            .mapToObj(i -> Shelves.variant(store, "v" + i, 900 + i, 0))
            .toList();
    var id = products.create(store, Shelves.product(title, null, many), Actor.SYSTEM);
    var all = products.get(store, id).variants();
    var v = only(store, VARIANT);
    for (int i = 0; i < variants.length; i++)
      db.update(v)
          .set(v.TITLE, variants[i])
          .setNull(v.VALUE1_ID)
          .where(v.ID.eq(all.get(i).id()))
          .execute();
    var o = only(store, PRODUCT_OPTION);
    var ids = products.get(store, id).options().stream().map(it -> it.id()).toList();
    var w = only(store, OPTION_VALUE);
    db.deleteFrom(w).where(w.OPTION_ID.in(ids)).execute();
    db.deleteFrom(o).where(o.ID.in(ids)).execute();
    return id;
  }

  private void migrate() throws IOException {
    var script = new ClassPathResource(SCRIPT).getContentAsString(StandardCharsets.UTF_8);
    transactions.write(
        () -> {
          for (var statement : script.replaceAll("(?m)^--.*$", "").split(";"))
            if (!statement.isBlank()) db.execute(statement);
        });
  }
}
