package io.storeflow.platform.markup;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.code.Choice;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void writesEachWithWhatIsSelectedAndWhatCannotBe() {
    var choices = List.of(Choice.of("AT", "Österreich"), Choice.of("DE", "Deutschland").off());

    assertThat(Options.html(choices, "AT"))
        .isEqualTo(
            """
            <option value="AT" selected="selected">Österreich</option>
            <option value="DE" disabled="disabled">Deutschland</option>
            """);
  }

  @Test
  void escapesWhatSomebodyTyped() {
    var typed = "\"><script>alert('x')</script>&";

    assertThat(Options.html(List.of(Choice.of(typed, typed)), typed))
        .doesNotContain("<script")
        .contains("value=\"&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;\"")
        .contains(">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</option>");
  }

  /** A long list is written once, and another is selected in it each time. */
  @Test
  void selectsInALongListAsInAShortOne() {
    var many =
        IntStream.range(0, 150)
            .mapToObj(i -> Choice.of("c" + i, "Land \"" + i + "\" <b>"))
            .toList();
    for (var chosen : Arrays.asList("c14", null, "c149", "c", "nowhere")) {
      var each = many.stream().map(it -> Options.html(List.of(it), chosen)).collect(joining());
      assertThat(Options.html(many, chosen)).isEqualTo(each);
    }
  }
}
