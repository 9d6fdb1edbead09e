package io.storeflow.platform.body;

import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.Wrong;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A body that was held against the document of the API: its members, and all that is wrong so far.
 * Where a member is missing or of another type, an empty one stands for it, so that the rest can be
 * read on; what is said of such a place later adds nothing.
 */
public final class CheckedBody<T> {
  private final JsonNode sent;
  private final T value;
  private final List<Wrong> wrongs;

  CheckedBody(JsonNode sent, T value, List<Wrong> wrongs) {
    this.sent = sent;
    this.value = value;
    this.wrongs = new ArrayList<>(wrongs);
  }

  public T value() {
    return value;
  }

  /** What is wrong, to be added to. */
  public List<Wrong> wrongs() {
    return wrongs;
  }

  /** Says nothing of what is missing inside this member: somebody else judges it. */
  public void leaveMissing(String pointer) {
    wrongs.removeIf(
        wrong ->
            wrong.pointer().startsWith(pointer + "/") && wrong.rule().startsWith(Faults.REQUIRED));
  }

  public boolean isRight() {
    return wrongs.isEmpty();
  }

  /**
   * @throws Problem 422 with all that is wrong, if anything is
   */
  public void requireRight() {
    if (!isRight()) throw Problem.invalid(Faults.first(wrongs));
  }

  /** The same text for all bodies that are the same as JSON values. */
  public String canonical() {
    return JsonText.canonical(sent);
  }
}
