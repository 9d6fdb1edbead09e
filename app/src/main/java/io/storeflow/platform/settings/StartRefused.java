package io.storeflow.platform.settings;

import java.util.List;

/** The application does not start, for reasons that the person starting it can mend. */
public final class StartRefused extends RuntimeException {
  private final List<String> reasons;

  public StartRefused(String title, List<String> reasons) {
    super(title);
    this.reasons = List.copyOf(reasons);
  }

  public List<String> reasons() {
    return reasons;
  }

  /** A title and a line per reason, for a person at a terminal. */
  public String text() {
    var text = new StringBuilder("\n" + getMessage() + ":\n");
    reasons.forEach(reason -> text.append("  - ").append(reason).append('\n'));
    return text.toString();
  }
}
