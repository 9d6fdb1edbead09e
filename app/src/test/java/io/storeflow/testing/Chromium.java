package io.storeflow.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A headless Chromium for tests tagged {@code browser}; skips them, saying so, where none is
 * installed, but never in CI.
 */
public final class Chromium implements AutoCloseable {
  /** From the lightest: the shell draws pages, and has no window that nobody sees. */
  private static final List<String> PROGRAMS =
      List.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium");

  private static final Path PROGRAM =
      Path.of(Optional.ofNullable(System.getenv("STOREFLOW_BROWSER")).orElseGet(Chromium::there));

  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");

  /** Milliseconds that a browser may take on a busy machine until something is to be seen. */
  private static final double PATIENCE = 30_000;

  private static @Nullable Chromium shared;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * The browser that all tests of this process share, as a start takes longer than most of them;
   * who opens a context or a page closes it. It ends with the process.
   */
  public static synchronized Browser shared() {
    if (shared == null || !shared.browser.isConnected()) shared = start();
    return shared.browser;
  }

  /**
   * One of its own.
   *
   * @param more arguments of the browser beside the usual ones
   */
  public static Chromium start(String... more) {
    boolean there = Files.isExecutable(PROGRAM);
    assumeTrue(
        there || System.getenv("CI") != null, "No " + PROGRAM + ": browser tests are skipped");
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    var playwright = Playwright.create();
    var arguments = Stream.concat(ARGUMENTS.stream(), Stream.of(more)).toList();
    var options = new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(arguments);
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  private static String there() {
    return PROGRAMS.stream()
        .filter(it -> Files.isExecutable(Path.of(it)))
        .findFirst()
        .orElse(PROGRAMS.getFirst());
  }

  public Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
