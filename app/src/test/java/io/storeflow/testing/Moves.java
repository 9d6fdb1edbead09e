package io.storeflow.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** For each state where it may go from there; whatever is not named is not possible. */
public final class Moves {
  private Moves() {}

  /**
   * @param table a line for each state, in their order: {@code DRAFT: SENT CANCELLED}
   */
  public static <S extends Enum<S>> void are(S[] states, BiPredicate<S, S> possible, String table) {
    var lines =
        Arrays.stream(states)
            .map(
                from ->
                    Arrays.stream(states)
                        .filter(to -> possible.test(from, to))
                        .map(Enum::name)
                        .collect(Collectors.joining(" ", from + ": ", "")))
            .toList();
    assertThat(lines).isEqualTo(table.lines().map(line -> line.replaceFirst(": *", ": ")).toList());
  }
}
