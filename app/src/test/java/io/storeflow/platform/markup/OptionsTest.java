package io.storeflow.platform.markup;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.code.Choice;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void writesEachWithWhatIsSelectedAndWhatCannotBe() {
    var choices = List.of(Choice.of("AT", "Österreich"), Choice.of("DE", "Deutschland").off());

    assertThat(Options.html(choices, "AT"::equals))
        .isEqualTo(
            """
            <option value="AT" selected="selected">Österreich</option>
            <option value="DE" disabled="disabled">Deutschland</option>
            """);
  }

  @Test
  void escapesWhatSomebodyTyped() {
    var typed = "\"><script>alert('x')</script>&";

    assertThat(Options.html(List.of(Choice.of(typed, typed)), typed::equals))
        .doesNotContain("<script")
        .contains("value=\"&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;\"")
        .contains(">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</option>");
  }
}
