package io.storeflow.pagecache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTest {
  @TempDir Path folder;

  @Test
  void isTheSameForTheSameJarWhereverItLies() throws Exception {
    assertThat(Release.of(jar("a.jar", "words"))).isEqualTo(Release.of(jar("b.jar", "words")));
    assertThat(Release.of(jar("a.jar", "words"))).isNotEqualTo(Release.of(jar("c.jar", "other")));
  }

  /** Its files may change at any moment. */
  @Test
  void isSharedWithNobodyWhileItIsDeveloped() {
    assertThat(Release.of(folder.toFile())).isNotEqualTo(Release.of(folder.toFile()));
    assertThat(Release.of(null)).isNotEqualTo(Release.of(null));
  }

  private File jar(String name, String content) throws Exception {
    var file = folder.resolve(name);
    try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(new JarEntry("templates/page.html"));
      jar.write(content.getBytes(UTF_8));
    }
    return file.toFile();
  }
}
