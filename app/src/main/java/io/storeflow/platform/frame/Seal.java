package io.storeflow.platform.frame;

/** The mark of a store, of ui/seal: its letters on its colour; a small one has the colour alone. */
public record Seal(StoreBadge badge, String look) {

  public Seal small() {
    return new Seal(badge, "seal-s");
  }

  public Seal large() {
    return new Seal(badge, "seal-l");
  }

  public String letters() {
    return look.equals("seal-s") ? "" : badge.letters();
  }
}
