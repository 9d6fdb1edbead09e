package io.storeflow.platform.ui;

import org.jspecify.annotations.Nullable;

/** What is asked before something that cannot be undone, of ui/dialog. */
public final class Question extends Part<Question> {
  private final String id;
  private @Nullable String title;
  private @Nullable String text;
  private @Nullable String act;
  private @Nullable String keep;

  Question(Ui ui, String id) {
    super(ui::say);
    this.id = id;
  }

  public Question title(String key, Object... filled) {
    return titleText(words(key, filled));
  }

  public Question titleText(@Nullable Object text) {
    return with(it -> it.title = said(text));
  }

  /** What happens then. */
  public Question text(@Nullable Object text) {
    return with(it -> it.text = said(text));
  }

  /** The words of the button that does it. */
  public Question act(@Nullable Object text) {
    return with(it -> it.act = said(text));
  }

  /** The words of the button that leaves things as they are. */
  public Question keep(String key, Object... filled) {
    return keepText(words(key, filled));
  }

  public Question keepText(@Nullable Object text) {
    return with(it -> it.keep = said(text));
  }

  public String id() {
    return id;
  }

  public @Nullable String title() {
    return title;
  }

  public @Nullable String text() {
    return text;
  }

  public @Nullable String act() {
    return act;
  }

  public @Nullable String keep() {
    return keep;
  }
}
