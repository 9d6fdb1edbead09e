package io.storeflow.customerbook;

import io.storeflow.customer.Marketing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer as staff know them.
 *
 * @param consent whether they want to be written to
 * @param tags in the order they were given
 * @param former addresses of those who were put together with this one
 */
public record KnownCustomer(
    long id,
    String publicId,
    String email,
    String name,
    String phone,
    String note,
    Consent consent,
    int version,
    Instant since,
    List<String> tags,
    List<String> former) {
  /** Of a note, in characters, as it is typed. */
  public static final int LONGEST_NOTE = 2_000;

  /** Of the notes of some who were put together. */
  public static final int LONGEST_NOTES = 4_000;

  /** Of how somebody gave or withdrew their consent. */
  public static final int LONGEST_HOW = 200;

  /**
   * @param at since when; null while nothing was said
   * @param how they said it
   */
  public record Consent(Marketing state, @Nullable Instant at, String how) {}

  /** As people call them. */
  public String called() {
    return name.isEmpty() ? email : name;
  }

  /** All addresses under which they have ordered. */
  public List<String> addresses() {
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(email), former.stream())
        .toList();
  }
}
