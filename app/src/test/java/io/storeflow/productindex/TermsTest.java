package io.storeflow.productindex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TermsTest {
  private final Terms terms = new Terms();

  /** While products are read their brand may get another name: some have the old one still. */
  @Test
  void aBrandIsKnownUnderAllNamesThatItHad() {
    int old = terms.brand(7, "Kanetsune").number();
    int other = terms.brand(8, "Mino").number();
    int now = terms.brand(7, "Seki").number();
    assertThat(terms.ofBrand(7)).containsExactlyInAnyOrder(old, now).doesNotContain(other);
    assertThat(terms.ofBrand(9)).isEmpty();
  }

  @Test
  void aBrandIsSpelledAsItIsNowAndOthersAsTheyWereFirst() {
    int brand = terms.brand(7, "seki").number();
    int tag = terms.tag("Gift").number();
    assertThat(terms.brand(7, "SEKI").number()).isEqualTo(brand);
    assertThat(terms.tag("gift").number()).isEqualTo(tag);
    assertThat(terms.all()).extracting(Term::label).containsExactly("SEKI", "Gift");
  }
}
