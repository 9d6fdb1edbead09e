package io.storeflow.screens;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.storeflow.testing.AppProcess;
import io.storeflow.testing.Looks;
import io.storeflow.testing.Pictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Pages on one screen, in both themes: what is wrong with them. */
final class ScreenRound {
  final Screen screen;

  private final AppProcess app;
  private final Browser browser;
  private final Path kept;
  private final List<String> complaints;

  /**
   * @param kept where the sources of the pages go
   * @param complaints what is found to be wrong is added
   */
  ScreenRound(Browser browser, AppProcess app, Path kept, Screen screen, List<String> complaints) {
    this.app = app;
    this.browser = browser;
    this.kept = kept;
    this.screen = screen;
    this.complaints = complaints;
  }

  /** Visits pages in a browser of its own, signed in as that person of the demo world if given. */
  void as(@Nullable String person, Consumer<Page> visit) {
    try (var context = browser.newContext(screen.options())) {
      var page = context.newPage();
      page.onPageError(error -> complaints.add(page.url() + ": " + error));
      page.onConsoleMessage(it -> complain(page, it));
      if (person != null) ScreenWorld.signIn(page, app, person);
      visit.accept(page);
    }
  }

  /** A refused form is an answer that the browser tells of as an error: that is meant. */
  private void complain(Page page, ConsoleMessage message) {
    if (message.type().equals("error") && !message.text().contains("status of 4"))
      complaints.add(page.url() + ": " + message.text());
  }

  void complain(String what) {
    complaints.add(what);
  }

  String address(String path) {
    return app.uri(path).toString();
  }

  void picture(Page page, String name, String path) {
    keep(name, page.navigate(address(path)));
    look(page, name);
  }

  /** The page as it comes back when what was typed cannot be taken. */
  void refused(Page page, String name, String path, String form, Map<String, String> typed) {
    page.navigate(address(path));
    typed.forEach(page::fill);
    keep(name, ScreenWorld.submit(page, form));
    if (page.locator("[aria-invalid=true]").count() == 0)
      complaints.add(name + ": no field is marked");
    look(page, name);
  }

  /** Source of the page; the same on each screen, so kept once. */
  void keep(String name, @Nullable Response answer) {
    if (answer != null && screen == Screen.DESK) keep(name + ".html", answer.text());
  }

  void keep(String file, String text) {
    try {
      Files.writeString(kept.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void look(Page page, String name) {
    page.waitForLoadState();
    if (page.locator("[data-live-state]").count() > 0)
      page.locator("[data-live-state][data-tone=good]").waitFor();
    Pictures.take(page, name + "-" + screen.name().toLowerCase(Locale.ROOT));
    var title = page.title();
    if (title.startsWith("Something failed")) complaints.add(name + ": " + title);
    // Nothing runs in the frame of a mail, so nothing can be checked in it, ever.
    page.evaluate("document.querySelectorAll('iframe').forEach(frame => frame.remove())");
    if (page.content().contains("??")) complaints.add(name + ": a word is missing");
    var label = name + " (" + screen + "): ";
    if (screen == Screen.DESK) Looks.wrongInBothThemes(page).forEach(it -> complain(label + it));
    if (screen != Screen.PHONE) return;
    Looks.wrongAtAnotherWidth(page).forEach(it -> complain(label + it));
    Looks.tooSmall(page).forEach(it -> complain(label + it));
  }
}
