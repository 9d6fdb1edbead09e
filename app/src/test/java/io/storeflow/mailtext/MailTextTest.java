package io.storeflow.mailtext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTextTest {
  private static final Map<Placeholder, String> VALUES =
      Map.of(
          Placeholder.ORDER, "#1001",
          Placeholder.STORE, "Hanami {total}",
          Placeholder.TOTAL, "€25.80",
          Placeholder.NAME, "${7*7} {order}\n\n<b>evil</b>",
          Placeholder.TIME, "19:40");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Order {order} is in | Order #1001 is in
          {order}{total} | #1001€25.80
          { order } of yours | #1001 of yours
          a {{brace}} stays | a {brace} stays
          ${order} is no expression | $#1001 is no expression
          ${7*7 and #{x} are words: {order} | !placeholder.unknown {7*7 and #{x}
          [[{order}]] th:text | [[#1001]] th:text
          a single } stays | a single } stays
          {customer} | !placeholder.unknown {customer}
          {T(java.lang.Runtime)} | !placeholder.unknown {T(java.lang.Runtime)}
          {ORDER} | !placeholder.unknown {ORDER}
          {} | !placeholder.unknown {}
          {order | !placeholder.open
          {name} leads | !placeholder.unknown {name}
          """)
  void aSubjectKnowsAFewPlaceholdersAndNothingElse(String typed, String expected) {
    var read = MailText.read(typed, MailKind.READY.ofSubject());
    if (!expected.startsWith("!"))
      assertThat(read.value().orElseThrow().filled(VALUES)).isEqualTo(expected);
    else {
      var refused = read.refusal().orElseThrow();
      var what = refused.with().size() > 1 ? " " + refused.with().getFirst() : "";
      assertThat("!" + refused.rule() + what).isEqualTo(expected);
      assertThat(refused.with().getLast()).isEqualTo("{order}, {store}, {total}");
    }
  }

  /** What stands for a placeholder is never read again, and makes no paragraph of its own. */
  @Test
  void whatAShopperTypedStaysOnePieceOfWords() {
    var own = new OwnText("{order}", "Dear {name},\n\n \n\nthanks from {store}.\nBye", 1);
    assertThat(own.paragraphs(MailKind.PLACED, VALUES))
        .contains(
            List.of("Dear ${7*7} {order}\n\n<b>evil</b>,", "thanks from Hanami {total}.\nBye"));
    assertThat(own.subject(MailKind.PLACED, VALUES)).contains("#1001");
    assertThat(new OwnText("{name}", "{time}", 1).subject(MailKind.PLACED, VALUES)).isEmpty();
    assertThat(new OwnText("", "{time}", 1).paragraphs(MailKind.PLACED, VALUES)).isEmpty();
    assertThat(new OwnText("", "{time}", 1).paragraphs(MailKind.DELAYED, VALUES))
        .contains(List.of("19:40"));
  }

  @Test
  void aNameIsInNoSubjectAndWhatTheLawAsksForIsAlwaysSent() {
    assertThat(MailKind.values())
        .noneMatch(it -> it.ofSubject().contains(Placeholder.NAME))
        .allMatch(it -> !it.isRequired() || it.isUsual());
    assertThat(Arrays.stream(MailKind.values()).filter(MailKind::isRequired))
        .containsExactly(
            MailKind.PLACED, MailKind.CANCELLED, MailKind.REFUNDED, MailKind.WITHDRAWAL);
  }
}
