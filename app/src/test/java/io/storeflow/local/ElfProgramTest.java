package io.storeflow.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElfProgramTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 4096, 100_000})
  void copiesWhatIsNoProgramAsItIs(int size) throws Exception {
    byte[] text = new byte[size];
    Arrays.fill(text, (byte) 'a');
    var copy = folder.resolve("copy");
    ElfProgram.copy(new ByteArrayInputStream(text), copy);
    assertThat(Files.readAllBytes(copy)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/sh", "/bin/ls"})
  void keepsAProgramRunning(String program) throws Exception {
    var copy = folder.resolve("copy");
    try (var in = Files.newInputStream(Path.of(program))) {
      ElfProgram.copy(in, copy);
    }
    assertThat(copy.toFile().setExecutable(true)).isTrue();
    var process = new ProcessBuilder(copy.toString(), "-c", "/").start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isNotEqualTo(139); // 128 + SIGSEGV
    assertThat(Files.size(copy)).isLessThanOrEqualTo(Files.size(Path.of(program)));
  }
}
