package io.storeflow.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.loyalty.Program.Reward;
import io.storeflow.loyalty.RewardWish.Line;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What points make free. */
class RewardWishTest {
  private static final List<Reward> REWARDS =
      List.of(reward("ramen", 500, 2), reward("tea", 100, 5));

  @Test
  void nothingIsFreeWithoutPoints() {
    assertThat(free(Map.of("ramen", 1), 499, line("ramen", 1))).containsExactly(0);
    assertThat(free(Map.of("ramen", 1), 500, line("ramen", 1))).containsExactly(1);
  }

  @Test
  void noMoreIsFreeThanIsThereAndThanOneOrderMayHave() {
    assertThat(free(Map.of("ramen", 9), 9000, line("ramen", 1))).containsExactly(1);
    assertThat(free(Map.of("ramen", 9), 9000, line("ramen", 3))).containsExactly(2);
    assertThat(free(Map.of("ramen", 2), 9000, line("ramen", 1), line("ramen", 4)))
        .as("lines of one variant share it")
        .containsExactly(1, 1);
    assertThat(free(Map.of("soup", 1), 9000, line("soup", 1))).containsExactly(0);
  }

  @Test
  void pointsGoOnceAndInTheOrderOfTheProgram() {
    assertThat(free(Map.of("tea", 5, "ramen", 1), 700, line("tea", 5), line("ramen", 1)))
        .containsExactly(2, 1);
    assertThat(free(Map.of("tea", 5, "ramen", 1), 700, line("tea", 5)))
        .as("nothing is put aside for what is not bought")
        .containsExactly(5);
  }

  @Test
  void muchMorePointsThanAnybodyHasAreNoTrouble() {
    assertThat(free(Map.of("tea", 5), Long.MAX_VALUE, line("tea", 5))).containsExactly(5);
  }

  private static int[] free(Map<String, Integer> units, long open, Line... lines) {
    return new RewardWish(units, open).free(REWARDS, List.of(lines));
  }

  private static Line line(String variant, int units) {
    return new Line(variant, units);
  }

  private static Reward reward(String variant, int points, int most) {
    return new Reward(1, variant, variant, points, most, true);
  }

  @Test
  void whatIsNotThereIsNotWanted() {
    var wish = new RewardWish(Map.of("tea", 3, "ramen", 1, "gone", 2), 900);
    assertThat(wish.within(Map.of("tea", 2, "ramen", 4)))
        .isEqualTo(new RewardWish(Map.of("tea", 2, "ramen", 1), 900));
  }
}
