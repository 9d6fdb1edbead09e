package io.storeflow.platform.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages, mails, style sheets and scripts are read by people, line by line: 120 columns are the aim,
 * 140 the bound.
 */
class LineLengthTest {
  private static final int BOUND = 140;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "templates-src/html",
        "templates-src/mail",
        "templates-src/paper",
        "templates-src/css",
        "templates-src/js",
        "app/src/test/resources/templates"
      })
  void noLineIsLongerThanAScreenIsWide(String folder) throws IOException {
    List<Path> files;
    try (var found = Files.walk(Path.of(folder))) {
      files = found.filter(Files::isRegularFile).toList();
    }
    assertThat(files).isNotEmpty();
    var tooLong = new ArrayList<String>();
    for (var file : files) {
      var lines = Files.readAllLines(file);
      for (int row = 0; row < lines.size(); row++) {
        if (lines.get(row).length() > BOUND) tooLong.add(file + ":" + (row + 1));
      }
    }
    assertThat(tooLong).isEmpty();
  }
}
