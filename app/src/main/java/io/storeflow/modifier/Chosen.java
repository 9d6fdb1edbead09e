package io.storeflow.modifier;

import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.PublicId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What somebody has chosen with a product, by public ids of modifiers, whatever order it was named
 * in. Whether the product offers it is for {@link Selection} to say.
 */
public record Chosen(List<Pick> picks) {
  /** Picks of one line at most, inner ones counted: no line is longer than anybody reads. */
  public static final int MOST = 60;

  /** Units of one pick at most. */
  public static final int MOST_UNITS = 99;

  public static final Chosen NONE = new Chosen(List.of());

  /** Characters of a text at most: as many as a row of a cart holds. */
  private static final int LONGEST = 2_000;

  /** Characters of a fingerprint. */
  private static final int FINGERPRINT = 40;

  /**
   * @param modifierId public id
   * @param quantity for one unit of the product, or of the modifier that it stands in
   * @param inner what was chosen with it in turn
   */
  public record Pick(String modifierId, int quantity, List<Pick> inner) {
    public Pick {
      inner = sorted(inner);
    }

    public Pick(String modifierId, int quantity) {
      this(modifierId, quantity, List.of());
    }

    private String text() {
      var units = quantity == 1 ? "" : "*" + quantity;
      return modifierId + units + (inner.isEmpty() ? "" : "(" + Chosen.text(inner) + ")");
    }

    private int count() {
      return 1 + inner.stream().mapToInt(Pick::count).sum();
    }
  }

  public Chosen {
    picks = sorted(picks);
  }

  public boolean isEmpty() {
    return picks.isEmpty();
  }

  /** Whether it is short enough to be kept. */
  public boolean isBounded() {
    return picks.stream().mapToInt(Pick::count).sum() <= MOST
        && picks.stream().allMatch(Chosen::isBounded);
  }

  /** What is too much is refused later: nothing overflows on the way. */
  private static int sum(int one, int other) {
    return (int) Math.clamp((long) one + other, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static boolean isBounded(Pick pick) {
    return pick.quantity() >= 1
        && pick.quantity() <= MOST_UNITS
        && PublicId.looksRight(pick.modifierId())
        && pick.inner().stream().allMatch(it -> it.inner().isEmpty() && isBounded(it));
  }

  /** As it is kept: {@code id*2(id,id),id}; empty for none. */
  public String text() {
    return text(picks);
  }

  /** What tells it from other choices; empty for none. */
  public String fingerprint() {
    return isEmpty() ? "" : Digest.sha256(text()).substring(0, FINGERPRINT);
  }

  /** What {@link #text} has written; empty for anything else. */
  public static Optional<Chosen> parse(String text) {
    if (text.isEmpty()) return Optional.of(NONE);
    if (text.length() > LONGEST) return Optional.empty();
    var reader = new Reader(text);
    var picks = reader.picks();
    return reader.isAtEnd() && picks != null ? Optional.of(new Chosen(picks)) : Optional.empty();
  }

  private static String text(List<Pick> picks) {
    return picks.stream().map(Pick::text).collect(Collectors.joining(","));
  }

  /** In one order, and what is named twice once with all its units. */
  private static List<Pick> sorted(List<Pick> picks) {
    var same = new TreeMap<String, Pick>(Comparator.naturalOrder());
    for (var pick : picks)
      same.merge(
          pick.modifierId() + "(" + text(pick.inner()),
          pick,
          (one, other) ->
              new Pick(one.modifierId(), sum(one.quantity(), other.quantity()), one.inner()));
    return List.copyOf(same.values());
  }

  /** Of at most {@link #MOST} picks: a text that was kept has no more. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    boolean isAtEnd() {
      return at == text.length();
    }

    /** Null for what was never written. */
    @org.jspecify.annotations.Nullable
    List<Pick> picks() {
      var found = new ArrayList<Pick>();
      do {
        int from = at;
        while (at < text.length() && "*(),".indexOf(text.charAt(at)) < 0) at++;
        var id = text.substring(from, at);
        if (!PublicId.looksRight(id) || found.size() >= MOST) return null;
        int units = 1;
        if (comes('*')) {
          from = at;
          while (at < text.length() && Character.isDigit(text.charAt(at)) && at - from < 3) at++;
          if (at == from) return null;
          units = Integer.parseInt(text, from, at, 10);
        }
        List<Pick> inner = List.of();
        if (comes('(')) {
          var read = picks();
          if (read == null || !comes(')')) return null;
          inner = read;
        }
        found.add(new Pick(id, units, inner));
      } while (comes(','));
      return found;
    }

    private boolean comes(char sign) {
      boolean there = at < text.length() && text.charAt(at) == sign;
      if (there) at++;
      return there;
    }
  }
}
