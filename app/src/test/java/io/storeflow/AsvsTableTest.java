package io.storeflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of docs/asvs.md names tests that there are. */
class AsvsTableTest {
  private static final Pattern NAMED = Pattern.compile("\\b([A-Z]\\w+Test)(?:\\.([a-z]\\w+))?");

  @Test
  void namesTestsThatThereAre() throws IOException {
    var table = Files.readString(Path.of("docs/asvs.md"));
    List<Path> sources;
    try (Stream<Path> files = Files.walk(Path.of("app/src/test/java"))) {
      sources = files.filter(it -> it.toString().endsWith("Test.java")).toList();
    }
    var named = NAMED.matcher(table).results().toList();
    assertThat(named).hasSizeGreaterThan(50);
    assertThat(named)
        .allSatisfy(
            name -> {
              var source =
                  sources.stream()
                      .filter(it -> it.endsWith(name.group(1) + ".java"))
                      .findFirst()
                      .orElseThrow(() -> new AssertionError("There is no " + name.group(1)));
              if (name.group(2) != null)
                assertThat(Files.readString(source)).containsPattern(" " + name.group(2) + "\\b");
            });
    var rows = Arrays.stream(table.split("\n", -1)).filter(it -> it.matches("\\| \\d.*")).toList();
    assertThat(rows).doesNotHaveDuplicates().hasSizeGreaterThan(200);
  }
}
