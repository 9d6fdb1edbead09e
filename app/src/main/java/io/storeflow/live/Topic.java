package io.storeflow.live;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.id.PublicId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One channel that screens follow.
 *
 * @param id public id of the store, merchant, order or member it is about
 */
public record Topic(Kind kind, String id) {
  private static final Pattern FORM =
      Pattern.compile("/topic/(store|merchant|track|member)\\.([0-9A-Za-z]{22})(?:\\.([a-z]+))?");

  public enum Kind implements Coded {
    ORDERS("store", "orders"),
    INVENTORY("store", "inventory"),
    NOTIFICATIONS("merchant", "notifications"),
    TRACK("track", null),
    /** Of one who has points; only their own page names it. */
    MEMBER("member", null);

    private final String subject;
    private final @Nullable String what;

    Kind(String subject, @Nullable String what) {
      this.subject = subject;
      this.what = what;
    }

    /** Whether everybody may follow it who knows its id. */
    public boolean isPublic() {
      return this == INVENTORY || this == TRACK || this == MEMBER;
    }
  }

  /** Reads a destination; empty unless it is exactly one of ours. */
  public static Optional<Topic> parse(@Nullable String destination) {
    if (destination == null) return Optional.empty();
    var match = FORM.matcher(destination);
    if (!match.matches() || !PublicId.looksRight(match.group(2))) return Optional.empty();
    for (var kind : Kind.values()) {
      if (kind.subject.equals(match.group(1))
          && java.util.Objects.equals(kind.what, match.group(3)))
        return Optional.of(new Topic(kind, match.group(2)));
    }
    return Optional.empty();
  }

  public String destination() {
    return "/topic/" + kind.subject + "." + id + (kind.what == null ? "" : "." + kind.what);
  }

  @Override
  public String toString() {
    return destination();
  }
}
