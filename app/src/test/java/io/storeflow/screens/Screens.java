package io.storeflow.screens;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.local.Ports;
import io.storeflow.testing.AppProcess;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Engines;
import io.storeflow.testing.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * Every page of the demo world, as a newcomer gets it, on a phone and on a desk, in light and dark:
 * axe has no serious finding, nothing is wider than the screen, the browser has no complaint. A
 * class for whom the pages are for, as classes run beside one another. {@link Pictures} say how
 * those of the documentation are taken; sources of pages are kept in {@code target/pages}.
 */
@Tag("browser")
abstract class Screens {
  private static final Path PAGES = Path.of("target/pages");

  @TempDir Path folder;

  private final List<String> complaints = new ArrayList<>();

  /** Makes what its pages need beyond the demo world. */
  abstract void open(ScreenWorld world);

  /** Visits its pages, once on each screen. */
  abstract void walk(ScreenRound round);

  @Test
  void everyPageFitsEveryScreenAndEverybody() throws IOException {
    var kept = PAGES.resolve(getClass().getSimpleName());
    FileSystemUtils.deleteRecursively(kept);
    Files.createDirectories(kept);
    var browser = Chromium.shared();
    try (var app = local()) {
      open(new ScreenWorld(browser, app));
      for (var screen : Screen.values())
        walk(new ScreenRound(browser, app, kept, screen, complaints));
    }
    assertThat(complaints).isEmpty();
  }

  private AppProcess local() {
    return AppProcess.launch(
            folder,
            Map.of(
                "spring.profiles.active",
                "local",
                "server.port",
                Integer.toString(Ports.any()),
                "management.server.port",
                Integer.toString(Ports.any()),
                "storeflow.limits.sign-in",
                "100/1m",
                "storeflow.limits.dashboard",
                "100000/1m",
                "storeflow.limits.quote",
                "1000/1m",
                "storeflow.engines",
                Engines.UNPACKED.toString()))
        .awaitOutput("Sign in as");
  }
}
