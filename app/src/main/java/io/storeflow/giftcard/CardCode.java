package io.storeflow.giftcard;

import io.storeflow.platform.id.Digest;
import io.storeflow.platform.input.Typed;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The code of a card: 80 random bits as 16 letters and digits of Crockford's base 32, which has
 * none that look alike. It is worth its balance, so that only its hash is kept.
 */
public record CardCode(String text) {
  public static final int LENGTH = 16;

  /** As it is typed with blanks and dashes, at most. */
  public static final int LONGEST_TYPED = 40;

  /** Stands for the hash of what is no code. */
  public static final String NONE = "";

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Pd}_.]");
  private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

  public static CardCode random() {
    var text = new StringBuilder();
    for (int i = 0; i < LENGTH; i++)
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    return new CardCode(text.toString());
  }

  /** What was typed, small or large, in groups or not, an O for a zero; empty for no code. */
  public static Optional<CardCode> read(@Nullable String typed) {
    var code = Typed.code(typed);
    if (code.length() > LONGEST_TYPED) return Optional.empty();
    var text =
        BETWEEN
            .matcher(code)
            .replaceAll("")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return SHAPE.matcher(text).matches() ? Optional.of(new CardCode(text)) : Optional.empty();
  }

  /** In groups of four, as people read it. */
  public String shown() {
    return text.replaceAll("(.{4})(?=.)", "$1-");
  }

  public String hash() {
    return Digest.sha256(text);
  }

  public String lastFour() {
    return text.substring(LENGTH - 4);
  }

  /** Nowhere in a log. */
  @Override
  public String toString() {
    return "…" + lastFour();
  }
}
