package io.storeflow.platform.address;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What postcodes of a country look like.
 *
 * @param examples at least one
 */
public record PostcodeForm(Pattern pattern, List<String> examples) {

  static PostcodeForm of(String pattern, String examples) {
    return new PostcodeForm(Pattern.compile(pattern), List.of(examples.split(",")));
  }

  /**
   * With the blank or hyphen that the country writes in it; empty for what is no postcode. Each
   * place is tried: whoever calls it has looked at the length before.
   */
  public Optional<String> written(String typed) {
    var bare = typed.replaceAll("[ -]", "");
    return Stream.of("-", " ")
        .filter(this::isUsual)
        .flatMap(sign -> parted(bare, sign))
        .filter(this::matches)
        .findFirst()
        .or(() -> Stream.of(bare, typed).filter(this::matches).findFirst());
  }

  public boolean matches(String code) {
    return pattern.matcher(code).matches();
  }

  /** Whether it may become one when more is typed. */
  public boolean begins(String text) {
    var matcher = pattern.matcher(text);
    return matcher.matches() || matcher.hitEnd();
  }

  /** Whether people know by the first letter what it is: vehicles' signs can be mistaken for it. */
  public boolean beginsWithLetter() {
    return Character.isLetter(examples.getFirst().charAt(0));
  }

  private boolean isUsual(String sign) {
    return pattern.pattern().contains(sign) && examples.stream().anyMatch(it -> it.contains(sign));
  }

  private static Stream<String> parted(String bare, String sign) {
    return Stream.iterate(1, at -> at < bare.length(), at -> at + 1)
        .map(at -> bare.substring(0, at) + sign + bare.substring(at));
  }
}
