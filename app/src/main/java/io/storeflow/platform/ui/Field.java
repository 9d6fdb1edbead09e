package io.storeflow.platform.ui;

import io.storeflow.platform.code.Choice;
import io.storeflow.platform.markup.Options;
import io.storeflow.platform.piece.Filled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of ui/field, such as {@code #ui.field('title').label('product.title').max(200)}. */
public final class Field extends Control<Field> {
  private String type = "text";
  private @Nullable String autocomplete;
  private @Nullable String mode;
  private @Nullable Integer max;
  private @Nullable Integer size;
  private @Nullable String placeholder;
  private @Nullable String suggestions;
  private boolean readonly;
  private int rows = 4;
  private @Nullable Object currency;
  private List<Choice> options = List.of();
  private @Nullable String blank;
  private boolean kept;
  private @Nullable String accept;
  private boolean many;
  private boolean focused;
  private @Nullable String form;

  Field(Ui ui, String name) {
    super(ui, name);
  }

  /** {@code email}, {@code password}, {@code tel}, {@code date}, {@code time}, {@code color}. */
  public Field type(String type) {
    return with(it -> it.type = type);
  }

  public Field autocomplete(String what) {
    return with(it -> it.autocomplete = what);
  }

  /** The keyboard of a phone, where the type does not say it: {@code numeric}, {@code decimal}. */
  public Field mode(String mode) {
    return with(it -> it.mode = mode);
  }

  /** The longest text, in characters. */
  public Field max(int max) {
    return with(it -> it.max = max);
  }

  /** How many characters are seen, in a field that is not as wide as its place. */
  public Field size(int characters) {
    return with(it -> it.size = characters);
  }

  public Field placeholder(@Nullable String key, Object... filled) {
    return with(it -> it.placeholder = words(key, filled));
  }

  /** The id of a list of proposals. */
  public Field suggestions(String id) {
    return with(it -> it.suggestions = id);
  }

  public Field readonly() {
    return with(it -> it.readonly = true);
  }

  public Field rows(int rows) {
    return with(it -> it.rows = rows);
  }

  public Field currency(Object currency) {
    return with(it -> it.currency = currency);
  }

  public Field options(List<Choice> options) {
    return with(it -> it.options = options);
  }

  /** The label of the choice that chooses nothing. */
  public Field blank(@Nullable String key, Object... filled) {
    return with(it -> it.blank = words(key, filled));
  }

  /** A stored value stays a choice, though it is not offered any more. */
  public Field kept() {
    return with(it -> it.kept = true);
  }

  /** The kinds of files that are taken. */
  public Field accept(String kinds) {
    return with(it -> it.accept = kinds);
  }

  /** Takes several files. */
  public Field many() {
    return with(it -> it.many = true);
  }

  /** One goes on here: it has just come onto the page. */
  public Field focused(boolean focused) {
    return with(it -> it.focused = focused);
  }

  /** The id of the form that it belongs to, where it stands outside of that. */
  public Field form(@Nullable String id) {
    return with(it -> it.form = id);
  }

  public String type() {
    return type;
  }

  /** What is put into the page: a password never is. */
  public @Nullable String shown(FieldState state) {
    return type.equals("password") ? null : state.value();
  }

  /** All that a field of text shows but for what it holds. */
  public record Frame(
      FieldState state,
      String type,
      @Nullable String label,
      @Nullable String note,
      @Nullable String hint,
      @Nullable String width,
      @Nullable String autocomplete,
      @Nullable String mode,
      @Nullable Integer max,
      @Nullable String placeholder,
      @Nullable String suggestions,
      @Nullable String autofocus,
      boolean required,
      boolean readonly,
      @Nullable String form) {}

  /** As the piece ui/_text shows it. */
  public Object framed() {
    var state = state();
    var text = shown(state);
    var place = text == null || text.isEmpty() ? null : Filled.PLACE;
    var frame =
        new Frame(
            new FieldState(state.id(), state.name(), place, state.error()),
            type,
            label,
            note,
            hint,
            width,
            autocomplete,
            mode,
            max,
            placeholder,
            suggestions,
            autofocus(),
            required,
            readonly,
            form);
    return text == null || text.isEmpty() ? frame : new Filled(frame, text);
  }

  public @Nullable String autocomplete() {
    return autocomplete;
  }

  public @Nullable String autofocus() {
    return focused ? "autofocus" : null;
  }

  public @Nullable String mode() {
    return mode;
  }

  public @Nullable Integer max() {
    return max;
  }

  public @Nullable Integer size() {
    return size;
  }

  public @Nullable String placeholder() {
    return placeholder;
  }

  public @Nullable String suggestions() {
    return suggestions;
  }

  public boolean isReadonly() {
    return readonly;
  }

  public int rows() {
    return rows;
  }

  /** The sign of the currency; null for what is no money. */
  public @Nullable String sign() {
    return currency == null ? null : ui().sign(currency);
  }

  public List<Choice> options() {
    return options;
  }

  /** As they stand in a select. */
  public String optionsIn(FieldState state) {
    return Options.html(options, state.value());
  }

  public @Nullable String blank() {
    return blank;
  }

  /** The stored value, where it is kept as a choice of its own; else null. */
  public @Nullable String kept(FieldState state) {
    var value = state.value();
    if (!kept || value == null || value.isEmpty()) return null;
    return state.isAmong(options) ? null : value;
  }

  public @Nullable String accept() {
    return accept;
  }

  public boolean isMany() {
    return many;
  }
}
