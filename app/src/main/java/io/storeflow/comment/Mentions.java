package io.storeflow.comment;

import io.storeflow.member.Member;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Folded;
import io.storeflow.store.Permission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom a text names by a sign before their name: {@code @Mika Strauß}, {@code @mika} where one
 * alone is called that, or {@code @mika@example.com}. What names nobody is text like any other.
 */
public final class Mentions {
  /** A sign that stands within a word, as in an address, names nobody. */
  private static final Pattern SIGN = Pattern.compile("(?<![\\p{L}\\p{N}._%+-])@(?=\\S)");

  /** What stands behind a word and is no part of it. */
  private static final Pattern TAIL = Pattern.compile("[\\p{Punct}\\p{IsPunctuation}]+$");

  private static final Pattern UNKNOWN =
      Pattern.compile(
          "\\p{L}[\\p{L}\\p{M}\\p{N}._%+'’@-]{0,59}(?:(?<=[\\p{L}\\p{M}\\p{N}]) \\p{Lu}[\\p{L}\\p{M}'’-]{0,39}){0,2}");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Of a name, in words. */
  private static final int MOST_WORDS = 6;

  /** Of one comment. */
  private static final int MOST = 20;

  /**
   * Somebody who is named.
   *
   * @param name as it stands in the text, behind the sign
   */
  public record Named(Member member, String name) {}

  /**
   * Somebody who is named and is not told.
   *
   * @param name as it stands in the text
   */
  public record Untold(Why why, String name) {}

  /** Why somebody is not told. */
  public enum Why implements Coded {
    /** They work for the merchant, but may not see orders of the store. */
    NO_ACCESS,
    /** Nobody who works for the merchant is called that; not any more, perhaps. */
    NOBODY,
    /** Several are called that. */
    SEVERAL
  }

  /**
   * @param untold each once; none that is {@link Why#SEVERAL}
   * @param unclear what several are called, so that nobody knows who is to be told; null for none
   */
  public record Read(List<Named> all, List<Untold> untold, @Nullable Untold unclear) {}

  private Mentions() {}

  /**
   * @param store row id
   * @param staff all who work for the merchant
   */
  public static Read in(String text, long store, List<Member> staff) {
    var named = new LinkedHashMap<Long, Named>();
    var untold = new LinkedHashSet<Untold>();
    var signs = SIGN.matcher(text);
    while (signs.find() && named.size() + untold.size() < MOST) {
      var rest = text.substring(signs.end());
      var meant = match(rest, staff).orElse(null);
      if (meant == null) {
        nobody(rest).ifPresent(it -> untold.add(new Untold(Why.NOBODY, it)));
        continue;
      }
      var able = meant.members().stream().filter(it -> maySee(it, store)).toList();
      if (able.size() > 1)
        return new Read(List.of(), List.of(), new Untold(Why.SEVERAL, meant.name()));
      if (able.isEmpty()) untold.add(new Untold(Why.NO_ACCESS, meant.name()));
      else named.putIfAbsent(able.getFirst().id(), new Named(able.getFirst(), meant.name()));
    }
    return new Read(List.copyOf(named.values()), List.copyOf(untold), null);
  }

  /** The name of somebody whom nobody knows: a word, and those behind it that look like names. */
  private static Optional<String> nobody(String rest) {
    var name = UNKNOWN.matcher(rest);
    if (!name.lookingAt()) return Optional.empty();
    return Optional.of(TAIL.matcher(name.group()).replaceFirst(""));
  }

  /** Whether they may see orders of the store, and so what is said below them. */
  private static boolean maySee(Member member, long store) {
    var role = member.holding().in(store);
    return role != null && role.may(Permission.SEE_ORDERS);
  }

  private record Match(List<Member> members, String name) {}

  /** By as many words as name somebody; a whole name before the beginning of one. */
  private static Optional<Match> match(String rest, List<Member> staff) {
    var words = BLANKS.split(rest, MOST_WORDS + 1);
    var parts = new ArrayList<String>();
    for (int k = Math.min(words.length, MOST_WORDS); k > 0; k--)
      parts.add(String.join(" ", List.of(words).subList(0, k)));
    for (boolean whole : List.of(true, false))
      for (var part : parts)
        for (var name : List.of(part, TAIL.matcher(part).replaceFirst(""))) {
          var found = name.isEmpty() ? List.<Member>of() : called(name, whole, staff);
          if (!found.isEmpty()) return Optional.of(new Match(found, name));
        }
    return Optional.empty();
  }

  private static List<Member> called(String name, boolean whole, List<Member> staff) {
    var folded = Folded.of(name);
    return staff.stream()
        .filter(
            it -> {
              var theirs = Folded.of(it.name());
              if (whole) return theirs.equals(folded) || it.email().equalsIgnoreCase(name);
              return theirs.startsWith(folded + " ");
            })
        .toList();
  }

  /** Who could be meant by what is being typed at the end of a text. */
  public record Typing(String before, List<Member> proposed) {}

  private static final Pattern LAST =
      Pattern.compile("(?s)(|.*[^\\p{L}\\p{N}._%+-])@(\\S*(?: \\S+){0,2})");

  /** Empty where nobody is being named. */
  public static Optional<Typing> typing(String text, long store, List<Member> staff) {
    var last = LAST.matcher(text);
    if (!last.matches()) return Optional.empty();
    var folded = Folded.of(last.group(2));
    var proposed =
        staff.stream().filter(it -> maySee(it, store)).filter(it -> begins(it, folded)).toList();
    return Optional.of(new Typing(last.group(1), proposed));
  }

  private static boolean begins(Member member, String folded) {
    var name = Folded.of(member.name());
    return name.startsWith(folded)
        || name.contains(" " + folded)
        || member.email().startsWith(folded);
  }

  /** How a member is named so that nobody else is: by name, or by address if two have it. */
  public static String written(Member member, List<Member> staff) {
    var folded = Folded.of(member.name());
    var same = staff.stream().filter(it -> Folded.of(it.name()).equals(folded)).count();
    return same > 1 ? member.email() : member.name();
  }

  /** The words of a text, parted where somebody is named. */
  public record Piece(String text, boolean named) {}

  /**
   * @param names as they stand in it, behind the sign
   */
  public static List<Piece> pieces(String text, List<String> names) {
    if (names.isEmpty()) return List.of(new Piece(text, false));
    var longest = new ArrayList<>(names);
    longest.sort((one, other) -> other.length() - one.length());
    var any = String.join("|", longest.stream().map(Pattern::quote).toList());
    var found = Pattern.compile("(?<![\\p{L}\\p{N}._%+-])@(?:" + any + ")").matcher(text);
    var pieces = new ArrayList<Piece>();
    int from = 0;
    while (found.find()) {
      if (found.start() > from) pieces.add(new Piece(text.substring(from, found.start()), false));
      pieces.add(new Piece(found.group(), true));
      from = found.end();
    }
    if (from < text.length()) pieces.add(new Piece(text.substring(from), false));
    return pieces;
  }
}
