package io.storeflow.platform.ui;

import org.jspecify.annotations.Nullable;

/** A button or what looks like one, of ui/button: {@code #ui.button('order.accept').primary()}. */
public final class Button extends Part<Button> {
  private final Ui ui;
  private @Nullable String text;
  private @Nullable String kind;
  private @Nullable Icon icon;
  private @Nullable String key;
  private @Nullable String name;
  private @Nullable String value;
  private @Nullable String form;
  private @Nullable String ask;
  private boolean big;
  private boolean wide;

  Button(Ui ui, @Nullable String text) {
    super(ui::say);
    this.ui = ui;
    this.text = text;
  }

  public Button text(@Nullable Object text) {
    return with(it -> it.text = said(text));
  }

  /** The one act of the page. */
  public Button primary() {
    return kind("primary");
  }

  public Button quiet() {
    return kind("quiet");
  }

  public Button danger() {
    return kind("danger");
  }

  public Button icon(String name) {
    return with(it -> it.icon = ui.icon(name));
  }

  /** The key that presses it, such as {@code a}. */
  public Button key(String key) {
    return with(it -> it.key = key);
  }

  public Button big() {
    return with(it -> it.big = true);
  }

  /** As wide as what is around it. */
  public Button wide() {
    return with(it -> it.wide = true);
  }

  /** What its form sends when it is pressed. */
  public Button sends(String name, String value) {
    return with(
        it -> {
          it.name = name;
          it.value = value;
        });
  }

  /** The id of another form than the one around it. */
  public Button form(String id) {
    return with(it -> it.form = id);
  }

  /** Asks before it acts. */
  public Button asks(String key, Object... filled) {
    return asksText(words(key, filled));
  }

  public Button asksText(@Nullable Object text) {
    return with(it -> it.ask = said(text));
  }

  public @Nullable String text() {
    return text;
  }

  public @Nullable String kind() {
    return kind;
  }

  public @Nullable Icon icon() {
    return icon;
  }

  public @Nullable String key() {
    return key;
  }

  public @Nullable String name() {
    return name;
  }

  public @Nullable String value() {
    return value;
  }

  public @Nullable String form() {
    return form;
  }

  public @Nullable String ask() {
    return ask;
  }

  public boolean isBig() {
    return big;
  }

  public boolean isWide() {
    return wide;
  }

  private Button kind(String kind) {
    return with(it -> it.kind = kind);
  }
}
