package io.storeflow.customerbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.customer.Marketing;
import io.storeflow.customerbook.KnownCustomer.Consent;
import io.storeflow.ordertag.OrderTags;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of two customers who are the same person. */
class MergedTest {
  private static final Instant MAY = Instant.parse("2026-05-03T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "given, given, given",
    "given, none, none",
    "none, given, none",
    "given, withdrawn, withdrawn",
    "withdrawn, none, withdrawn",
    "none, none, none",
  })
  void theStricterConsentHolds(String one, String other, String holds) {
    var merged =
        Merged.of(
            with(1, consent(one, MAY), "", "", List.of()),
            with(2, consent(other, MAY.plusSeconds(60)), "", "", List.of()));
    assertThat(merged.consent().state().code()).isEqualTo(holds);
    if (one.equals(other)) assertThat(merged.consent().at()).isEqualTo(consent(one, MAY).at());
  }

  @Test
  void nothingThatWasNotedIsLost() {
    var merged =
        Merged.of(
            with(1, consent("none", MAY), "Rings twice.", "", List.of("VIP")),
            with(2, consent("none", MAY), "Door is blue.", "+4930123456", List.of("vip", "Wine")));
    assertThat(merged.note()).isEqualTo("Rings twice.\n\nDoor is blue.");
    assertThat(merged.phone()).isEqualTo("+4930123456");
    assertThat(merged.tags()).containsExactly("VIP", "Wine");
    assertThat(merged.refusal()).isNull();
    assertThat(note("Same", "Same")).isEqualTo("Same");
    assertThat(note("", "One")).isEqualTo("One");
    assertThat(note("One", "")).isEqualTo("One");
  }

  @Test
  void isRefusedWhereSomethingWouldBeLost() {
    var none = consent("none", MAY);
    var one = with(1, none, "", "", List.of());
    assertThat(Merged.of(one, one).refusal()).isEqualTo(Merged.Refusal.SAME);
    var much = "x".repeat(KnownCustomer.LONGEST_NOTE);
    var more = "y".repeat(KnownCustomer.LONGEST_NOTE);
    assertThat(
            Merged.of(with(1, none, much, "", List.of()), with(2, none, more, "", List.of()))
                .refusal())
        .isEqualTo(Merged.Refusal.NOTES);
    var tags = IntStream.rangeClosed(1, OrderTags.MOST).mapToObj(i -> "t" + i).toList();
    assertThat(
            Merged.of(with(1, none, "", "", tags), with(2, none, "", "", List.of("new"))).refusal())
        .isEqualTo(Merged.Refusal.TAGS);
  }

  private static String note(String one, String other) {
    var none = consent("none", MAY);
    return Merged.of(with(1, none, one, "", List.of()), with(2, none, other, "", List.of())).note();
  }

  private static Consent consent(String code, Instant at) {
    var state = Marketing.valueOf(code.toUpperCase(java.util.Locale.ROOT));
    @Nullable Instant said = state == Marketing.NONE ? null : at;
    return new Consent(state, said, said == null ? "" : "at the till");
  }

  private static KnownCustomer with(
      long id, Consent consent, String note, String phone, List<String> tags) {
    return new KnownCustomer(
        id, "p" + id, id + "@example.com", "", phone, note, consent, 0, MAY, tags, List.of());
  }
}
