package io.storeflow.forsale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BriefTest {
  @Test
  void linesThatDoNotEndThemselvesAreKeptApart() {
    assertThat(Brief.of("The one to have.\nFor whom\nWhoever cuts,\n\nWalnut\nSteel ", 100))
        .isEqualTo("The one to have. For whom · Whoever cuts, Walnut · Steel");
    assertThat(Brief.of("雑炊。\n卵", 100)).isEqualTo("雑炊。 卵");
    assertThat(Brief.of("  one\t line ", 100)).isEqualTo("one line");
    assertThat(Brief.of(" ", 100)).isEmpty();
    assertThat(Brief.of("bone broth ".repeat(1_000), 12)).isEqualTo("bone broth…");
  }

  @Test
  void entriesOfListsHaveNoMarks() {
    assertThat(Brief.of("• Rinse\n• Brew", 100)).isEqualTo("Rinse · Brew");
    assertThat(Brief.of("How\n\n• Rinse.\n•\n\n• Brew • sip\n•now", 100))
        .isEqualTo("How · Rinse. Brew • sip · •now");
    assertThat(Brief.of("• ", 100)).isEmpty();
  }

  @Test
  void longerOnesAreCutBetweenWords() {
    assertThat(Brief.of("Bone broth with egg", 12)).isEqualTo("Bone broth…");
    assertThat(Brief.clip("Donaudampfschiff", 6)).isEqualTo("Donau…");
    assertThat(Brief.clip("👩🏽‍🍳 cook", 100)).isEqualTo("👩🏽‍🍳 cook");
  }
}
