package io.storeflow.productimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.catalog.ManyProducts;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A store into which products are brought in from files. */
abstract class OnImports {
  static final String HEAD =
      "Handle,Title,Body (HTML),Vendor,Tags,Option1 Name,Option1 Value,Variant SKU,"
          + "Variant Inventory Tracker,Variant Inventory Qty,Variant Price\n";

  @Autowired World world;
  @Autowired Imports imports;
  @Autowired ImportQueries queries;
  @Autowired ManyProducts products;
  @Autowired DSLContext db;
  @TempDir Path folder;

  Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  ImportRow looked(String text) throws IOException {
    var file = Files.writeString(folder.resolve("a.csv"), text, StandardCharsets.UTF_8);
    return settled(imports.take(store, file, "a.csv", Actor.SYSTEM));
  }

  /** The import as it is when it moves no more. */
  ImportRow settled(String id) {
    await().atMost(Duration.ofSeconds(60)).until(() -> !queries.get(store, id).isMoving());
    return queries.get(store, id);
  }

  ImportRow ran(ImportRow it) {
    assertThat(imports.begin(store, it.publicId(), Actor.SYSTEM)).isTrue();
    return settled(it.publicId());
  }

  ImportRow undone(ImportRow it) {
    assertThat(imports.undo(store, it.publicId(), Actor.SYSTEM)).isTrue();
    return settled(it.publicId());
  }

  ProductDetail product(String slug) {
    return Objects.requireNonNull(products.bySlug(store, List.of(slug)).get(slug));
  }

  static String mug(String price, String quantity) {
    return "mug,Mug,<p>A <b>good</b> mug</p>,Kiln,hot; blue,Size,S,MUG-S,shopify,"
        + quantity
        + ","
        + price
        + "\nmug,,,,,,L,MUG-L,shopify,4,12.00\n";
  }
}
