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
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * Every page of the demo world, as a newcomer gets it, on a phone and on a desk, in light and dark:
 * axe has no serious finding, nothing is wider than the screen, the browser has no complaint. One
 * start of local mode is for all of them, as it takes longer than to look at a hundred pages.
 * {@link Pictures} say how those of the documentation are taken; sources of pages are kept in
 * {@code target/pages}.
 */
@Tag("browser")
class ScreensTest {
  private static final Path PAGES = Path.of("target/pages");

  @TempDir static Path folder;

  private static AppProcess app;
  private static ScreenWorld world;
  private static ScreenWorld.LongNames names;

  @BeforeAll
  static void start() {
    app = local();
    world = new ScreenWorld(Chromium.shared(), app);
    names = world.longNames();
    world.emptyShop();
  }

  @AfterAll
  static void end() {
    if (app != null) app.close();
  }

  @Test
  void pagesForEverybodyAndShoppersFitEveryScreen() throws IOException {
    walk("shop", new ShopScreens(world, names)::walk);
  }

  @Test
  void pagesOfADashboardFitEveryScreen() throws IOException {
    walk("desk", new DeskScreens(names)::walk);
  }

  @Test
  void pagesOfShelvesAndStockFitEveryScreen() throws IOException {
    walk("shelf", new ShelfScreens()::walk);
  }

  @Test
  void pagesOfAmountsFitEveryScreen() throws IOException {
    walk("amount", new AmountScreens()::walk);
  }

  @Test
  void pagesOfWhatFollowsASaleFitEveryScreen() throws IOException {
    walk("sale", new SaleScreens(names)::walk);
  }

  /** Visits pages, once on each screen. */
  private static void walk(String name, Consumer<ScreenRound> pages) throws IOException {
    var kept = PAGES.resolve(name);
    FileSystemUtils.deleteRecursively(kept);
    Files.createDirectories(kept);
    var complaints = new ArrayList<String>();
    for (var screen : Screen.values())
      pages.accept(new ScreenRound(Chromium.shared(), app, kept, screen, complaints));
    assertThat(complaints).isEmpty();
  }

  private static AppProcess local() {
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
