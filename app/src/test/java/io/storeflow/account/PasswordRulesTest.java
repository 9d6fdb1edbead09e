package io.storeflow.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.settings.DemoPeople;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class PasswordRulesTest {
  private static final List<String> KNOWN =
      List.of("Haruka Mori", "Hanami Kitchen", "Hanami Foods");

  private final PasswordRules rules = new PasswordRules();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456789012",
        "          ",
        "   abc1xyz   ",
        "passwordpassword",
        "Passwordpassword",
        "１２３４５６７８９０１２",
        "password1234",
        "P@ssw0rd2026!",
        "Sommer2026!!",
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "qwertyuiop123",
        "asdfghjkl12345",
        "zyxwvutsrqpo",
        "1qaz2wsx3edc",
        "qwertz123456",
        "q1w2e3r4t5y6u7",
        "leavemealone",
      })
  void refusesWhatIsTriedFirst(String password) {
    assertThat(fault(password)).isEqualTo("account.password.common");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        DemoPeople.PASSWORD,
        "StoreFlow2026!",
        "St0reFl0w-2026",
        "hanami-kitchen-1",
        "HanamiKitchen!!",
        "harukamori1987",
        "Mori.Haruka.12",
        "haruka@hanami12",
        "storeflow123456789",
      })
  void refusesWhatIsMadeOfWhatEverybodyKnows(String password) {
    assertThat(fault(password)).isEqualTo("account.password.known");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "four words in a row",
        "花花花世世世界界界人",
        "my storeflow key is a green umbrella",
        "kitchen smells of cedar",
        "Tr0ub4dor&3x",
        "9f2Kq81mZp",
        "correct horse correct horse",
      })
  void takesWhatIsNot(String password) {
    assertThat(fault(password)).isEmpty();
  }

  /** OWASP ASVS 5.0, 6.2.4: at least the 3,000 most common that the other rules would let pass. */
  @Test
  void knowsTheMostCommonOfEachLength() throws IOException {
    var list =
        new ClassPathResource("common-passwords.txt").getContentAsString(StandardCharsets.UTF_8);
    assertThat(list.lines().filter(it -> it.length() >= 12)).hasSize(3000).doesNotHaveDuplicates();
    assertThat(list.lines().filter(it -> it.length() >= PasswordRules.SHORTEST)).hasSize(6000);
    assertThat(list.lines()).allSatisfy(it -> assertThat(fault(it)).isNotEmpty());
  }

  private String fault(String password) {
    return rules.fault(password, "haruka@hanami.example", KNOWN).orElse("");
  }
}
