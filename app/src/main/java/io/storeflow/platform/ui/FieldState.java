package io.storeflow.platform.ui;

import io.storeflow.platform.code.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field as it is shown: what was typed or stored, and what is wrong with it, if anything. */
public record FieldState(String id, String name, @Nullable String value, @Nullable String error) {

  public boolean on() {
    return value != null && value.equals("true");
  }

  /** What {@code aria-invalid} says; null leaves it out. */
  public @Nullable String invalid() {
    return error == null ? null : "true";
  }

  public boolean is(Object choice) {
    return choice.toString().equals(value);
  }

  /** Whether a choice is the value, so that a list of them shows it. */
  public boolean isAmong(List<Choice> choices) {
    return choices.stream().anyMatch(choice -> is(choice.value()));
  }

  /** Ids of what explains the field, for aria-describedby; null when nothing does. */
  public @Nullable String describedBy(@Nullable Object hint) {
    if (error != null) return hint == null ? id + "-e" : id + "-e " + id + "-h";
    return hint == null ? null : id + "-h";
  }
}
