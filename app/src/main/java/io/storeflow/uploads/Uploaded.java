package io.storeflow.uploads;

import org.jspecify.annotations.Nullable;

/**
 * What became of a file that somebody sent.
 *
 * @param id public id of the image that was kept; empty if it was not
 * @param refusal message that says why not; null if it was kept
 * @param later whether only the moment was wrong
 * @param retryAfter when to come back, in seconds; 0 if that is not known
 */
public record Uploaded(String id, @Nullable String refusal, boolean later, long retryAfter) {
  static Uploaded kept(String id) {
    return new Uploaded(id, null, false, 0);
  }

  static Uploaded refused(String message) {
    return new Uploaded("", message, false, 0);
  }

  static Uploaded later(String message, long retryAfter) {
    return new Uploaded("", message, true, retryAfter);
  }

  public boolean isKept() {
    return refusal == null;
  }
}
