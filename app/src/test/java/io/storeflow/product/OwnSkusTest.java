package io.storeflow.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.product.OwnSkus.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnSkusTest {
  @Test
  void theSameInOtherLettersIsTaken() {
    var given = List.of(given("DUP"), given("other"), given("dup"), given(""), given(""));
    assertThat(OwnSkus.taken(given)).isEqualTo(Map.of(2, 0));
  }

  @Test
  void otherSignsMakeAnotherOne() {
    assertThat(OwnSkus.taken(List.of(given("BOLT-1-11"), given("BOLT-11-1")))).isEmpty();
  }

  /** What was there twice is no fault of who changes something else. */
  @Test
  void whatIsKeptIsTakenFromNobody() {
    assertThat(OwnSkus.taken(List.of(kept("A"), kept("A")))).isEmpty();
    assertThat(OwnSkus.taken(List.of(given("a"), kept("A")))).isEqualTo(Map.of(0, 1));
  }

  private static Given given(String sku) {
    return new Given(sku, false);
  }

  private static Given kept(String sku) {
    return new Given(sku, true);
  }
}
