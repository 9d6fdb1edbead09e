package io.storeflow.mailtext;

import io.storeflow.platform.input.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words with placeholders, read by us alone: a brace begins a placeholder, two a brace. Nothing of
 * it is ever an expression or markup.
 */
public final class MailText {

  /** A piece of it. */
  private sealed interface Piece {
    record Words(String text) implements Piece {}

    record Filled(Placeholder by) implements Piece {}
  }

  private final List<Piece> pieces;

  private MailText(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /**
   * Reads what was typed.
   *
   * @param allowed what may stand in it
   * @return refused as {@code placeholder.unknown}, with what was written and what could be, or as
   *     {@code placeholder.open}
   */
  public static Read<MailText> read(String text, Set<Placeholder> allowed) {
    var pieces = new ArrayList<Piece>();
    var words = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char sign = text.charAt(at);
      boolean twice = at + 1 < text.length() && text.charAt(at + 1) == sign;
      if (sign != '{' && !(sign == '}' && twice)) {
        words.append(sign);
        continue;
      }
      if (twice) {
        words.append(sign);
        at++;
        continue;
      }
      int end = text.indexOf('}', at);
      if (end < 0) return Read.refused("placeholder.open", written(allowed));
      var name = text.substring(at + 1, end);
      var by = Placeholder.named(name.strip()).filter(allowed::contains);
      if (by.isEmpty())
        return Read.refused("placeholder.unknown", "{" + name + "}", written(allowed));
      pieces.add(new Piece.Words(words.toString()));
      words.setLength(0);
      pieces.add(new Piece.Filled(by.get()));
      at = end;
    }
    pieces.add(new Piece.Words(words.toString()));
    return Read.of(new MailText(pieces));
  }

  /** The words with what stands for each placeholder. */
  public String filled(Map<Placeholder, String> values) {
    return pieces.stream()
        .map(
            piece ->
                switch (piece) {
                  case Piece.Words(String text) -> text;
                  case Piece.Filled(Placeholder by) -> Objects.requireNonNull(values.get(by));
                })
        .collect(Collectors.joining());
  }

  private static String written(Set<Placeholder> allowed) {
    return allowed.stream().sorted().map(Placeholder::written).collect(Collectors.joining(", "));
  }
}
