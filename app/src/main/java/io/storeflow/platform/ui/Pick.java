package io.storeflow.platform.ui;

import io.storeflow.platform.code.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tick, a switch, one of a few, or an amount, of ui/choice: {@code
 * #ui.pick('rate').label('shop.rate').options(choices)}.
 */
public final class Pick extends Control<Pick> {
  private List<Choice> options = List.of();
  private boolean many;
  private @Nullable String sent;
  private @Nullable String form;
  private int min = 1;
  private int max = 999;

  Pick(Ui ui, String name) {
    super(ui, name);
  }

  public Pick options(List<Choice> options) {
    return with(it -> it.options = options);
  }

  /** Several may be chosen. */
  public Pick many() {
    return with(it -> it.many = true);
  }

  /** Whether a tick is on, outside a form. */
  public Pick on(boolean on) {
    return value(on);
  }

  /** What a tick sends, when that is not "true". */
  public Pick sends(String value) {
    return with(it -> it.sent = value);
  }

  /** The id of another form than the one around it. */
  public Pick form(String id) {
    return with(it -> it.form = id);
  }

  public Pick min(int min) {
    return with(it -> it.min = min);
  }

  public Pick max(int max) {
    return with(it -> it.max = max);
  }

  public List<Choice> options() {
    return options;
  }

  public String type() {
    return many ? "checkbox" : "radio";
  }

  /** A browser can demand one of a few, not one of many. */
  public boolean isDemanded() {
    return isRequired() && !many;
  }

  public String sent() {
    return sent == null ? "true" : sent;
  }

  public boolean isTicked(FieldState state) {
    return state.on() || (sent != null && Boolean.TRUE.equals(given()));
  }

  public @Nullable String form() {
    return form;
  }

  public int min() {
    return min;
  }

  public int max() {
    return max;
  }
}
