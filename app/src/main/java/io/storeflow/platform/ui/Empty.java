package io.storeflow.platform.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands where nothing is yet, of ui/empty: {@code #ui.empty('order.empty.title')}. */
public final class Empty extends Part<Empty> {
  private final String title;
  private @Nullable String text;
  private List<Step> steps = List.of();
  private @Nullable String href;
  private @Nullable String action;

  Empty(Ui ui, String title) {
    super(ui::say);
    this.title = title;
  }

  public Empty say(String key, Object... filled) {
    return text(words(key, filled));
  }

  public Empty text(@Nullable Object text) {
    return with(it -> it.text = said(text));
  }

  /** The way there; nothing for null. */
  public Empty steps(@Nullable List<Step> steps) {
    return with(it -> it.steps = steps == null ? List.of() : steps);
  }

  /** A button that helps; none without an address. */
  public Empty action(@Nullable String href, @Nullable String key) {
    return with(
        it -> {
          it.href = href;
          it.action = words(key);
        });
  }

  public String title() {
    return title;
  }

  public @Nullable String text() {
    return text;
  }

  public List<Step> steps() {
    return steps;
  }

  public @Nullable String href() {
    return href;
  }

  public @Nullable String action() {
    return action;
  }
}
