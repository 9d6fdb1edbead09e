package io.storeflow.account;

import io.storeflow.platform.web.TextRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What a new password must be, after NIST SP 800-63B (5.1.1.2): long enough, not one that attackers
 * try first, nothing about its characters.
 */
@Component
public class PasswordRules {
  public static final int SHORTEST = 10;
  public static final int LONGEST = 200;

  private final Set<String> common;

  PasswordRules() {
    try {
      var list = new ClassPathResource("common-passwords.txt");
      common =
          list.getContentAsString(StandardCharsets.UTF_8)
              .lines()
              .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The key of the message that says what is wrong; empty when all is well. */
  public Optional<String> fault(String password, String email) {
    int length = TextRules.length(password);
    if (length < SHORTEST) return Optional.of("account.password.short");
    if (length > LONGEST) return Optional.of("account.password.long");
    var lower = password.strip().toLowerCase(Locale.ROOT);
    var address = People.normal(email);
    boolean isAddress = lower.equals(address) || lower.equals(address.replaceFirst("@.*", ""));
    if (isAddress) return Optional.of("account.password.email");
    boolean isOne = lower.codePoints().distinct().count() < 3;
    return isOne || common.contains(lower)
        ? Optional.of("account.password.common")
        : Optional.empty();
  }
}
