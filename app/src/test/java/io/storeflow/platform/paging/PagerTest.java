package io.storeflow.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PagerTest {
  @Test
  void leadsToAddressesAndNotToCursors() {
    assertThat(new Pager("/s/a/orders", "/s/a/orders?cursor=Ab1", null).turns()).isTrue();
    assertThat(new Pager(null, null, "3").turns()).isFalse();
    for (var bare : new String[] {"Ab1", "?cursor=Ab1", ""}) {
      assertThatThrownBy(() -> new Pager(bare, null, null)).hasMessageContaining("no page");
      assertThatThrownBy(() -> new Pager(null, bare, null)).hasMessageContaining("no page");
    }
  }
}
