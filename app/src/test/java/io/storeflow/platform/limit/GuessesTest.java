package io.storeflow.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.SecurityLog.Event;
import io.storeflow.platform.id.Ids;
import io.storeflow.testing.AppTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Of codes that are tried those alone count that were wrong. */
@AppTest
class GuessesTest {
  @Autowired private RateLimits limits;

  private String address;
  private int most;

  @BeforeEach
  void open() {
    long some = Ids.next();
    address = "198.18." + some % 250 + "." + some / 250 % 250;
    most = limits.limit(Rule.GIFT_CARD).count();
  }

  @Test
  void whatFailsBetweenCountsNothing() {
    for (int i = 0; i < 3; i++)
      assertThatThrownBy(
              () -> {
                try (var _ = begin(most)) {
                  throw new IllegalStateException("the database is away");
                }
              })
          .isInstanceOf(IllegalStateException.class);
    assertThat(isOpen(most)).isTrue();
  }

  @Test
  void whatIsRefusedInTheMiddleCountsNothing() {
    assertThatThrownBy(() -> begin(most + 1)).isInstanceOf(Problem.class);
    assertThat(isOpen(most)).isTrue();
  }

  @Test
  void wrongOnesCountAlsoIfItFailsAfterwards() {
    assertThatThrownBy(
            () -> {
              try (var trying = begin(most)) {
                trying.wrong(most - 1, Event.GIFT_CARD_WRONG, "here");
                throw new IllegalStateException("later");
              }
            })
        .isInstanceOf(IllegalStateException.class);
    assertThat(isOpen(2)).isFalse();
    assertThat(isOpen(1)).isTrue();
  }

  private boolean isOpen(int many) {
    try (var _ = begin(many)) {
      return true;
    } catch (Problem refused) {
      return false;
    }
  }

  private Guesses begin(int many) {
    return Guesses.begin(limits, Rule.GIFT_CARD, address, many);
  }
}
