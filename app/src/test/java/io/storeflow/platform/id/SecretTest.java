package io.storeflow.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** What a secret looks like. */
class SecretTest {

  @Test
  void isKnownByItsFormAndItsCheckAlone() {
    var token = Secret.random("sf_");
    assertThat(token.text()).matches("sf_[0-9A-Za-z]{38}").startsWith(token.hint());
    assertThat(Secret.of("sf_", token.text())).contains(token);
    for (int at = 3; at < token.text().length(); at++) {
      char other = token.text().charAt(at) == 'a' ? 'b' : 'a';
      var mistyped = token.text().substring(0, at) + other + token.text().substring(at + 1);
      assertThat(Secret.of("sf_", mistyped)).as(mistyped).isEmpty();
    }
    assertThat(Secret.of("sf_", token.text() + "a")).isEmpty();
    assertThat(Secret.of("sf_", token.text().toLowerCase(java.util.Locale.ROOT))).isEmpty();
    assertThat(Secret.of("sf_", "")).isEmpty();
    assertThat(Secret.of("sfp_", token.text())).as("of another kind").isEmpty();
  }

  @Test
  void isNotSaidByAccident() {
    var token = Secret.random("sf_");
    assertThat(token.toString()).doesNotContain(token.hint());
    assertThat(token.hash()).hasSize(64).doesNotContain(token.text().substring(3));
    assertThat(token.hint().length()).isLessThan(token.text().length() / 3);
  }

  @Test
  void noTwoAreAlike() {
    var seen = new HashSet<String>();
    for (int i = 0; i < 1_000; i++) assertThat(seen.add(Secret.random("sf_").text())).isTrue();
  }
}
