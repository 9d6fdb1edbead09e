package io.storeflow.allergen;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Folded;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which groups of allergens a note of a shopper names, in any language of our shops:
 * "Nussallergie", "no peanuts", "sans gluten". Who cooks is warned of each, whatever the note says
 * of it: one warning too many is read, one too few is not.
 *
 * <p>The words stand in {@code note-words.properties}: of each group the beginnings of words;
 * behind {@code *} it may stand anywhere in a word, behind {@code =} it is the whole word. What
 * stands behind {@code none} is no allergen though it looks like one; a word of several groups,
 * joined by {@code +}, names them all: who says seafood may mean any of it. Longer words go first,
 * and what was found is not looked at again: "Erdnuss" is no "Nuss".
 */
public final class NamedAllergens {
  /** As much of a note as is read: longer ones are refused when they are typed. */
  private static final int LONGEST = 2_000;

  private record Word(Pattern pattern, int length, Set<AllergenGroup> groups) {}

  private static final List<Word> WORDS = words();

  private NamedAllergens() {}

  /** In the order of the law; empty for a note that names none. */
  public static Set<AllergenGroup> in(String note) {
    var named = EnumSet.noneOf(AllergenGroup.class);
    if (note.isBlank()) return named;
    var rest = Folded.of(note.length() > LONGEST ? note.substring(0, LONGEST) : note);
    for (var word : WORDS) {
      var found = word.pattern().matcher(rest);
      if (!found.find()) continue;
      named.addAll(word.groups());
      rest = found.replaceAll(" ");
    }
    return named;
  }

  private static List<Word> words() {
    var lines = new Properties();
    var file = NamedAllergens.class.getResourceAsStream("/allergen/note-words.properties");
    try (var reader = new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8)) {
      lines.load(reader);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    var words = new ArrayList<Word>();
    for (var key : lines.stringPropertyNames()) {
      var groups = groups(key.substring(0, key.indexOf('.')));
      for (var word : lines.getProperty(key).split(",")) words.add(word(word.strip(), groups));
    }
    words.sort(Comparator.comparingInt(Word::length).reversed());
    return List.copyOf(words);
  }

  private static Set<AllergenGroup> groups(String codes) {
    return Arrays.stream(codes.split("\\+"))
        .flatMap(code -> Coded.find(AllergenGroup.class, code).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Word word(String written, Set<AllergenGroup> groups) {
    boolean anywhere = written.startsWith("*");
    boolean whole = written.startsWith("=");
    var text = Folded.of(anywhere || whole ? written.substring(1) : written);
    var quoted = Pattern.quote(text);
    var regex =
        whole ? "(?<!\\p{L})" + quoted + "(?!\\p{L})" : anywhere ? quoted : "(?<!\\p{L})" + quoted;
    return new Word(Pattern.compile(regex), text.length(), groups);
  }
}
