package io.storeflow.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Account;
import com.stripe.net.ApiResource;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Merchant;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Answers come in any order; what is known is the one that was asked for last. */
@AppTest
class AccountRowsTest {
  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

  @Autowired World world;
  @Autowired AccountRows rows;

  private final String account = "acct_" + PublicId.random().replaceAll("[-_]", "x");
  Merchant merchant;
  ConnectedAccount wanted;

  @BeforeEach
  void begin() {
    merchant = world.merchant();
    rows.begin(merchant, "DE", false);
    wanted = inUse();
  }

  @Test
  void anOlderAnswerIsNoNews() {
    assertThat(rows.made(merchant, wanted, said(false), NOON)).isTrue();
    rows.write(merchant, wanted, said(true), NOON.plusSeconds(2));
    rows.write(merchant, wanted, said(false), NOON.plusSeconds(1));
    assertThat(inUse().charges()).isTrue();
    rows.write(merchant, wanted, said(false), NOON.plusSeconds(3));
    assertThat(inUse().charges()).isFalse();
  }

  @Test
  void isMadeOnceAndNotForWhoHasPartedMeanwhile() {
    assertThat(rows.made(merchant, wanted, said(true), NOON)).isTrue();
    assertThat(rows.made(merchant, wanted, said(true), NOON)).isFalse();
    rows.end(merchant, wanted, EndedWhy.DISCONNECTED);
    rows.begin(merchant, "DE", false);
    var second = inUse();
    rows.end(merchant, second, EndedWhy.DISCONNECTED);
    assertThat(rows.made(merchant, second, said(true), NOON)).isFalse();
    assertThat(rows.inUse(merchant)).isEmpty();
  }

  private ConnectedAccount inUse() {
    return rows.inUse(merchant).orElseThrow();
  }

  private Account said(boolean charges) {
    var json =
        "{\"id\":\"%s\",\"object\":\"account\",\"country\":\"DE\",\"charges_enabled\":%s}"
            .formatted(account, charges);
    return ApiResource.GSON.fromJson(json, Account.class);
  }
}
