package io.storeflow.platform.ui;

import org.jspecify.annotations.Nullable;

/** Something about a page that stays on it, of ui/note: {@code #ui.warn('shipping.none')}. */
public final class Note extends Part<Note> {
  private final Ui ui;
  private final String tone;
  private @Nullable String text;
  private @Nullable String action;
  private @Nullable String href;

  Note(Ui ui, String tone) {
    super(ui::say);
    this.ui = ui;
    this.tone = tone;
  }

  public Note say(String key, Object... filled) {
    return text(ui.say(key, filled));
  }

  public Note text(@Nullable Object text) {
    return with(it -> it.text = said(text));
  }

  /** A link that helps; none without an address. */
  public Note action(@Nullable String href, String key) {
    return actionText(href, ui.say(key));
  }

  public Note actionText(@Nullable String href, String said) {
    return with(
        it -> {
          it.href = href;
          it.action = said;
        });
  }

  public String tone() {
    return tone;
  }

  /** What is wrong is read out at once. */
  public @Nullable String role() {
    return tone.equals("bad") ? "alert" : null;
  }

  public Icon icon() {
    return ui.icon(
        switch (tone) {
          case "warn" -> "triangle-alert";
          case "bad" -> "circle-alert";
          case "good" -> "circle-check";
          default -> "info";
        });
  }

  public @Nullable String text() {
    return text;
  }

  public @Nullable String action() {
    return action;
  }

  public @Nullable String href() {
    return href;
  }
}
