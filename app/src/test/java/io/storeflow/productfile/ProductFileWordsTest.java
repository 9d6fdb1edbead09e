package io.storeflow.productfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.csv.NotCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever is said of a file has words, and no words are left over. */
class ProductFileWordsTest {
  private static final Path SOURCES = Path.of("app/src/main/java/io/storeflow/productfile");
  private static final Pattern CODE = Pattern.compile("\"(productfile\\.[a-z.]+[a-z])\"");

  @Test
  void everyCodeHasWords() throws IOException {
    var codes = new TreeSet<String>();
    try (var files = Files.walk(SOURCES)) {
      for (var file : files.filter(it -> it.toString().endsWith(".java")).toList())
        CODE.matcher(Files.readString(file)).results().forEach(it -> codes.add(it.group(1)));
    }
    for (var why : NotCsv.Why.values())
      codes.add("productfile.unreadable." + why.name().toLowerCase(Locale.ROOT));
    assertThat(codes).hasSizeGreaterThan(40);
    assertThat(ResourceBundle.getBundle("messages.productfile", Locale.ROOT).keySet())
        .containsAll(codes);
  }
}
