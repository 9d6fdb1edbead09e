package io.storeflow.productimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.catalog.ManyProducts;
import io.storeflow.catalog.ProductChange;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Products with options are changed in as many statements as one takes. */
@AppTest
class ManyOptionsTest {
  @Autowired World world;
  @Autowired ImportBench bench;
  @Autowired ManyProducts products;
  @Autowired Transactions transactions;
  @Autowired Statements statements;

  @Test
  void andWhatStaysOfTheirOptionsIsNotWritten() throws IOException {
    var few = changed(2);
    var many = changed(12);
    assertThat(selects(many)).isEqualTo(selects(few));
    assertThat(many).noneMatch(it -> it.startsWith("update `option_value`"));
  }

  private List<String> changed(int count) throws IOException {
    var store = world.store();
    var text = new StringBuilder("Handle,Title,Option1 Name,Option1 Value,Price\n");
    for (int i = 0; i < count; i++)
      text.append("p%d,P,Size,S,1.00\np%d,,,M,2.00\n".formatted(i, i));
    bench.brought(store, text.toString());
    var slugs = IntStream.range(0, count).mapToObj(i -> "p" + i).toList();
    var edits =
        products.bySlug(store, slugs).values().stream()
            .map(it -> new ManyProducts.Edit(it, ProductChange.of(it, "")))
            .toList();
    assertThat(edits).hasSize(count);
    return statements.during(() -> write(store, edits));
  }

  private void write(Store store, List<ManyProducts.Edit> edits) {
    transactions.write(() -> products.changeAll(store, edits, Actor.SYSTEM));
  }

  private static long selects(List<String> statements) {
    return statements.stream().filter(it -> it.startsWith("select")).count();
  }
}
