package io.storeflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that measure are compiled when they are run, which is seldom. */
class LoadProgramsTest {

  @Test
  void fitWhatTheyMeasure(@TempDir Path out) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var sources = Files.list(Path.of("ops/load"));
        var files = compiler.getStandardFileManager(null, null, null)) {
      var programs = sources.filter(it -> it.toString().endsWith(".java")).toList();
      assertThat(programs).isNotEmpty();
      var said = new StringWriter();
      var options =
          List.of("-proc:none", "-d", out.toString(), "-cp", System.getProperty("java.class.path"));
      var task =
          compiler.getTask(
              said, files, null, options, null, files.getJavaFileObjectsFromPaths(programs));
      assertThat(task.call()).as(said.toString()).isTrue();
    }
  }
}
