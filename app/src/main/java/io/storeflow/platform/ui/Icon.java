package io.storeflow.platform.ui;

/**
 * A drawing of {@code icons.svg}: {@code #ui.icon('truck')}.
 *
 * @param look classes beside {@code icon}
 */
public record Icon(String href, String look) {

  public Icon small() {
    return new Icon(href, look + " icon-s");
  }

  public Icon large() {
    return new Icon(href, look + " icon-l");
  }

  /** An arrow that points the other way where people read from right to left. */
  public Icon turning() {
    return new Icon(href, look + " icon-turn");
  }
}
