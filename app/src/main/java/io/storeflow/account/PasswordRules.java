package io.storeflow.account;

import io.storeflow.platform.input.Password;
import io.storeflow.platform.input.Typed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What a new password must be, after NIST SP 800-63B (3.1.1.2): long enough, not one that attackers
 * try first, not made of what everybody knows of the person, their stores and StoreFlow; nothing
 * about its characters. The list of common ones holds 3,000 of 12 characters and more, and 3,000 of
 * 10 and 11 (ops/dev/common-passwords.sh).
 */
@Component
public class PasswordRules {
  public static final int SHORTEST = 10;
  public static final int LONGEST = 200;

  /** How much must be left of a password when what everybody knows is taken out of it. */
  private static final int LEFT = 8;

  private static final List<String> OURS = List.of("StoreFlow", "store flow");

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

  /** Like the other, for somebody who is registered. */
  public Optional<String> fault(String password, Person person, KnownNames names) {
    List<String> known = new ArrayList<>(names.of(new SignedIn(person.id(), person.name())));
    known.add(person.name());
    return fault(password, person.email(), known);
  }

  /**
   * The key of the message that says what is wrong; empty when all is well.
   *
   * @param known what everybody can know: the person's name, names of their stores
   */
  public Optional<String> fault(String secret, String email, List<String> known) {
    if (!Password.fits(secret, LONGEST)) return Optional.of("account.password.long");
    var password = Password.normal(secret);
    if (Typed.length(password) < SHORTEST) return Optional.of("account.password.short");
    var typed = Guess.of(password);
    var address = Guess.of(email);
    var local = email.replaceFirst("@.*", "");
    if (typed.equals(address) || typed.equals(Guess.of(local)))
      return Optional.of("account.password.email");
    // Blanks around it, or nothing but blanks, are no password.
    boolean bare = Typed.length(typed.text()) < LEFT;
    if (bare || common.contains(typed.text()) || typed.isPattern())
      return Optional.of("account.password.common");
    List<String> words = new ArrayList<>(OURS);
    words.addAll(List.of(email, local, email.replaceFirst(".*@", "")));
    words.addAll(known);
    return typed.without(words).filter(left -> left.isShort(LEFT) || left.isPattern()).isPresent()
        ? Optional.of("account.password.known")
        : Optional.empty();
  }
}
