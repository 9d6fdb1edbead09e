package io.storeflow.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** What a key looks like. */
class KeyTokenTest {

  @Test
  void isKnownByItsFormAndItsCheckAlone() {
    var token = KeyToken.random();
    assertThat(token.text()).matches("sf_[0-9A-Za-z]{38}").startsWith(token.hint());
    assertThat(KeyToken.of(token.text())).contains(token);
    for (int at = 3; at < token.text().length(); at++) {
      char other = token.text().charAt(at) == 'a' ? 'b' : 'a';
      var mistyped = token.text().substring(0, at) + other + token.text().substring(at + 1);
      assertThat(KeyToken.of(mistyped)).as(mistyped).isEmpty();
    }
    assertThat(KeyToken.of(token.text() + "a")).isEmpty();
    assertThat(KeyToken.of(token.text().toLowerCase(java.util.Locale.ROOT))).isEmpty();
    assertThat(KeyToken.of("")).isEmpty();
  }

  @Test
  void isNotSaidByAccident() {
    var token = KeyToken.random();
    assertThat(token.toString()).doesNotContain(token.hint());
    assertThat(token.hash()).hasSize(64).doesNotContain(token.text().substring(3));
    assertThat(token.hint().length()).isLessThan(token.text().length() / 3);
  }

  @Test
  void noTwoAreAlike() {
    var seen = new HashSet<String>();
    for (int i = 0; i < 1_000; i++) assertThat(seen.add(KeyToken.random().text())).isTrue();
  }
}
