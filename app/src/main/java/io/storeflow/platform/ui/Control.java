package io.storeflow.platform.ui;

import org.jspecify.annotations.Nullable;

/**
 * What a person fills in or chooses: its name in the form, what stands around it, and what it
 * holds. Inside {@code th:object} value and error are those of the form; outside, the given ones.
 */
public abstract class Control<T extends Control<T>> extends Part<T> {
  private final Ui ui;
  private final String name;
  @Nullable String label;
  @Nullable String hint;
  @Nullable String note;
  @Nullable String width;
  @Nullable Object value;
  @Nullable Object error;
  @Nullable String at;
  boolean required;
  boolean quiet;

  Control(Ui ui, String name) {
    super(ui::say);
    this.ui = ui;
    this.name = name;
  }

  public T label(String key, Object... filled) {
    return labelText(words(key, filled));
  }

  public T labelText(@Nullable Object text) {
    return with(it -> it.label = said(text));
  }

  /** A sentence below. */
  public T hint(@Nullable String key, Object... filled) {
    return hintText(words(key, filled));
  }

  public T hintText(@Nullable Object text) {
    return with(it -> it.hint = said(text));
  }

  /** A word in small beside the label, such as "optional". */
  public T note(@Nullable String key, Object... filled) {
    return noteText(words(key, filled));
  }

  public T noteText(@Nullable Object text) {
    return with(it -> it.note = said(text));
  }

  /** {@code w-2}, {@code w-3}, {@code w-4}: that many sixths of the form. */
  public T width(String width) {
    return with(it -> it.width = width);
  }

  public T value(@Nullable Object value) {
    return with(it -> it.value = value);
  }

  public T errorText(@Nullable Object text) {
    return with(it -> it.error = text);
  }

  /** The id of the field, where there are several of the name. */
  public T at(String id) {
    return with(it -> it.at = id);
  }

  public T required() {
    return with(it -> it.required = true);
  }

  /** The label is for those who listen alone. */
  public T quiet() {
    return with(it -> it.quiet = true);
  }

  /** What it holds now. */
  public FieldState state() {
    var state = ui.state(name, value, error);
    return at == null ? state : new FieldState(at, state.name(), state.value(), state.error());
  }

  public @Nullable String label() {
    return label;
  }

  public @Nullable String hint() {
    return hint;
  }

  public @Nullable String note() {
    return note;
  }

  public @Nullable String width() {
    return width;
  }

  public boolean isRequired() {
    return required;
  }

  public boolean isQuiet() {
    return quiet;
  }

  final @Nullable Object given() {
    return value;
  }

  final Ui ui() {
    return ui;
  }
}
