package io.storeflow.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("processes")
class PortsTest {
  private static final int EACH = 3_000;

  @Test
  void givesNoPortTwiceNotEvenToAnotherProcessThatLooksForOne() throws Exception {
    var other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Others.class.getName())
            .redirectErrorStream(true)
            .start();
    try (var said = other.inputReader()) {
      Set<Integer> theirs = new HashSet<>();
      for (int i = 0; i < EACH; i++) theirs.add(Integer.valueOf(said.readLine()));
      Set<Integer> ours = new HashSet<>();
      for (int i = 0; i < EACH; i++) ours.add(Ports.any());
      assertThat(theirs).hasSize(EACH);
      assertThat(ours).hasSize(EACH).doesNotContainAnyElementsOf(theirs);
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  /** Says the ports it was given, and keeps them until it is ended. */
  static final class Others {
    private Others() {}

    public static void main(String[] arguments) throws Exception {
      for (int i = 0; i < EACH; i++) System.out.println(Ports.any());
      System.in.read();
    }
  }
}
