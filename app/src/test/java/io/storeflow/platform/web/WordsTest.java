package io.storeflow.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.failure.Failure;
import io.storeflow.platform.failure.Sentences;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;

/** Whatever people read comes from the messages files, in English and in German. */
public class WordsTest {
  private static final Path MESSAGES = Path.of("app/src/main/resources/messages");
  private static final Path SOURCES = Path.of("app/src/main/java");
  private static final Path TEMPLATES = Path.of("templates-src");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");

  /** What parts of pages are told to say: the first word in brackets is the key of a message. */
  private static final String SAYS =
      "#ui\\.(?:page|button|info|good|warn|bad|empty)"
          + "|\\.(?:label|hint|note|placeholder|blank|asks|say|title|keep|line|off|total)";

  /** The words as the application has them. */
  public static MessageSource messages() throws IOException {
    return new MessagesConfiguration().messageSource();
  }

  static List<String> modules() throws IOException {
    try (var files = Files.list(MESSAGES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.contains("_"))
          .map(name -> name.replace(".properties", ""))
          .sorted()
          .toList();
    }
  }

  static Stream<Path> templates() throws IOException {
    return files(TEMPLATES, ".html");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void speaksGermanWhereverItSpeaksEnglish(String module) throws IOException {
    var english = words(module);
    var german = words(module + "_de");
    assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (var key : english.stringPropertyNames()) {
      assertThat(placeholders(german.getProperty(key)))
          .as(key)
          .isEqualTo(placeholders(english.getProperty(key)));
    }
  }

  /**
   * A straight apostrophe is taken for a quotation wherever something is filled in, and is lost.
   */
  @Test
  void itsApostrophesAreTypeset() throws IOException {
    try (var all = Files.list(MESSAGES)) {
      for (var file : all.toList())
        assertThat(Files.readAllLines(file)).as(file.toString()).noneMatch(WordsTest::isStraight);
    }
  }

  private static boolean isStraight(String line) {
    return !line.startsWith("#") && line.contains("'");
  }

  /** Of two words for one thing the second would be read wherever the first is meant. */
  @Test
  void saysEachThingOnce() throws IOException {
    try (var all = Files.list(MESSAGES)) {
      for (var file : all.toList()) {
        var keys =
            Files.readAllLines(file).stream()
                .filter(it -> !it.startsWith("#") && it.contains("="))
                .map(it -> it.substring(0, it.indexOf('=')))
                .toList();
        assertThat(keys).as(file.toString()).doesNotHaveDuplicates();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void addressesPeoplePolitelyInGerman(String module) throws IOException {
    var familiar = Pattern.compile("\\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(e[mnrs]?)?)\\b");
    var german = words(module + "_de");
    assertThat(german.stringPropertyNames())
        .noneMatch(key -> familiar.matcher(german.getProperty(key)).find());
  }

  /** Shops speak more languages than dashboards: each holds every word that a shopper can read. */
  @ParameterizedTest
  @ValueSource(strings = {"ar", "es", "fr", "it", "ja", "nl", "pl"})
  void speaksTheLanguagesOfShoppers(String language) throws IOException {
    for (var module :
        List.of(
            "shop",
            "card",
            "parcel",
            "return",
            "withdrawal",
            "address",
            "allergen",
            "waiting",
            "reminder",
            "proof",
            "invitation",
            "tax",
            "notify",
            "error",
            "wrong",
            "ui")) {
      var english = words(module);
      var there = words(module + "_" + language);
      var wanted = new TreeSet<>(english.stringPropertyNames());
      wanted.removeIf(StaffWords::is);
      assertThat(new TreeSet<>(there.stringPropertyNames())).as(module).isEqualTo(wanted);
      for (var key : wanted) {
        assertThat(placeholders(there.getProperty(key)))
            .as(key)
            .isEqualTo(placeholders(english.getProperty(key)));
        fill(key, there.getProperty(key), Locale.of(language));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void canBeFilled(String module) throws IOException {
    for (var name : List.of(module, module + "_de")) {
      var locale = name.equals(module) ? Locale.ENGLISH : Locale.GERMAN;
      words(name).forEach((key, words) -> fill((String) key, (String) words, locale));
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aTemplateHoldsNoWordsOfItsOwn(Path template) throws IOException {
    assertThat(OwnWords.of(Files.readString(template))).as(template.toString()).isEmpty();
  }

  @Test
  void findsWordsInATemplate() {
    assertThat(OwnWords.of("<p>Hello</p>")).containsExactly("Hello");
    assertThat(OwnWords.of("<p><b th:text=\"#{a}\">Hello</b> you</p>")).containsExactly("you");
    assertThat(OwnWords.of("<a title=\"Go on\" th:text=\"#{a}\">x</a>")).containsExactly("Go on");
    assertThat(OwnWords.of("<a th:text=\"${b ? 'Go on' : ''}\"></a>")).containsExactly("Go on");
    assertThat(OwnWords.of("<i th:text=\"#{a}\"><br>A <b>b</b> word</i>")).isEmpty();
    assertThat(OwnWords.of("<p th:text=\"#{a}\">One</p><p>Two</p>")).containsExactly("Two");
  }

  @Test
  void aMailInPlainTextHoldsNoWordsOfItsOwn() throws IOException {
    for (var mail : files(TEMPLATES.resolve("mail"), ".txt").toList()) {
      var bare = Files.readString(mail).replaceAll("\\[/?#?(?:[^\\]\"]|\"[^\"]*\")*]", "");
      assertThat(OwnWords.WORD.matcher(bare).find()).as(mail + bare).isFalse();
    }
  }

  @Test
  void aScriptHoldsNoSentences() throws IOException {
    var sentence = Pattern.compile("[\"'`]\\p{Lu}\\p{Ll}+ \\p{L}[^\"'`]*[\"'`]");
    for (var script : files(TEMPLATES.resolve("js"), ".js").toList()) {
      var code = Files.readString(script).replaceAll("(?s)/\\*.*?\\*/", "");
      assertThat(OwnWords.found(sentence, code, 0)).as(script.toString()).isEmpty();
    }
  }

  @Test
  void everyWordThatATemplateAsksForExists() throws IOException {
    var known = known();
    var asked =
        Pattern.compile(
            "#\\{([a-z][\\w.-]*\\w)[(}]"
                + "|(?:messages\\.msg|"
                + SAYS
                + ")\\('([a-z][\\w.-]*\\w)'[,)]");
    for (var template : files(TEMPLATES, "").toList()) {
      if (!template.toString().matches(".*\\.(html|txt)")) continue;
      var text = Files.readString(template).replaceAll(OwnWords.COMMENT, "");
      assertThat(known).as(template.toString()).containsAll(OwnWords.found(asked, text, 1));
      assertThat(known).as(template.toString()).containsAll(OwnWords.found(asked, text, 2));
    }
  }

  @Test
  void whatIsRefusedIsARuleWithWords() throws IOException {
    var known = known();
    var rule =
        Pattern.compile(
            "Wrong\\.of\\([^;]*?\"([a-z][a-z_.]*)\"[,)]"
                + "|(?:malformed|fault|number)\\((?:name(?:, value)?|\"[\\w-]*\"), \"([a-z][a-z_.]*)\"[,)]"
                + "|new Problem\\(\\s*HttpStatus\\.\\w+,\\s*\"([^\"]+)\"");
    var rules = new TreeSet<String>();
    for (var source : files(SOURCES, ".java").toList()) {
      var code = Files.readString(source);
      for (int group = 1; group <= 3; group++) rules.addAll(OwnWords.found(rule, code, group));
    }
    assertThat(rules).contains("not_for_sale", "query.range", "cursor.damaged", "total_changed");
    assertThat(known).containsAll(rules.stream().map(it -> "wrong." + it).toList());
  }

  @ParameterizedTest
  @EnumSource(HttpStatus.class)
  void everyStatusHasWords(HttpStatus status) throws IOException {
    var sentences = new Sentences(messages());
    assertThat(sentences.english(Failure.of(status).said())).endsWith(".");
  }

  private static Properties words(String name) throws IOException {
    var file = MESSAGES.resolve(name + ".properties");
    assertThat(file).exists();
    var words = new Properties();
    words.load(new StringReader(Files.readString(file)));
    return words;
  }

  private static Set<String> known() throws IOException {
    var known = new TreeSet<String>();
    for (var module : modules()) known.addAll(words(module).stringPropertyNames());
    return known;
  }

  private static Set<String> placeholders(String words) {
    return new TreeSet<>(OwnWords.found(PLACEHOLDER, words, 1));
  }

  /** Spring leaves words without arguments as they are; the others are patterns. */
  private static void fill(String key, String words, Locale locale) {
    if (placeholders(words).isEmpty()) {
      assertThat(words).as(key).doesNotContain("''");
      return;
    }
    assertThat(words.replace("''", "")).as(key).doesNotContain("'");
    for (long number = 0; number < 3; number++) {
      var said =
          new MessageFormat(words, locale)
              .format(new Object[] {number, number, number, number, number});
      assertThat(said).as(key).doesNotContain("{");
    }
  }

  private static Stream<Path> files(Path folder, String end) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(end))
          .sorted()
          .toList()
          .stream();
    }
  }
}
