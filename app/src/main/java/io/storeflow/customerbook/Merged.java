package io.storeflow.customerbook;

import io.storeflow.label.TagStep;
import io.storeflow.ordertag.OrderTags;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Typed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of two customers who are the same person: name and address stay those of the one who
 * is kept, the stricter consent holds, and nothing that was noted is lost.
 *
 * @param refusal why they cannot be put together; null for nothing
 */
public record Merged(
    String phone,
    String note,
    KnownCustomer.Consent consent,
    List<String> tags,
    @Nullable Refusal refusal) {

  /** Why two cannot be put together. */
  public enum Refusal implements Coded {
    SAME,
    NOTES,
    TAGS
  }

  /**
   * @param gone whose address leads to the other one then
   */
  public static Merged of(KnownCustomer kept, KnownCustomer gone) {
    var note = joined(kept.note(), gone.note());
    var tags = new TagStep(gone.tags(), List.of()).on(kept.tags());
    return new Merged(
        kept.phone().isEmpty() ? gone.phone() : kept.phone(),
        note,
        consent(kept.consent(), gone.consent()),
        tags,
        refusal(kept, gone, note, tags));
  }

  private static String joined(String one, String other) {
    if (one.isEmpty() || other.isEmpty() || one.equals(other)) return one.isEmpty() ? other : one;
    return one + "\n\n" + other;
  }

  /** Of two that say the same, what was said first. */
  private static KnownCustomer.Consent consent(
      KnownCustomer.Consent one, KnownCustomer.Consent other) {
    var state = one.state().stricter(other.state());
    return Stream.of(one, other)
        .filter(it -> it.state() == state)
        .min(Comparator.comparing(it -> Optional.ofNullable(it.at()).orElse(Instant.MAX)))
        .orElse(one);
  }

  private static @Nullable Refusal refusal(
      KnownCustomer kept, KnownCustomer gone, String note, List<String> tags) {
    if (kept.id() == gone.id()) return Refusal.SAME;
    if (Typed.length(note) > KnownCustomer.LONGEST_NOTES) return Refusal.NOTES;
    return tags.size() > OrderTags.MOST ? Refusal.TAGS : null;
  }
}
