package io.storeflow.catalog;

import io.storeflow.platform.money.Money;
import io.storeflow.product.ProductState;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product in the list of staff.
 *
 * @param imagePath address of the image, or empty
 * @param category title, or null
 */
public record ProductRow(
    long id,
    String publicId,
    String title,
    String secondTitle,
    String imagePath,
    @Nullable String category,
    ProductState state,
    long priceMinor,
    List<Offer> offers) {

  /**
   * An active variant: what it costs, and how many can be sold if they are counted.
   *
   * @param soldOut whether somebody has said so, whatever is counted
   */
  public record Offer(Money price, boolean tracked, int left, boolean low, boolean soldOut) {}

  public Money lowest() {
    return offers.stream().map(Offer::price).min(Comparator.naturalOrder()).orElseThrow();
  }

  public Money highest() {
    return offers.stream().map(Offer::price).max(Comparator.naturalOrder()).orElseThrow();
  }

  public boolean hasOffers() {
    return !offers.isEmpty();
  }

  /** How many can be sold of all tracked variants together. */
  public long left() {
    return tracked().stream().mapToLong(Offer::left).sum();
  }

  /**
   * The worst of its variants: out, low, in; untracked if none is counted. What shoppers do not see
   * is not sold out, and runs not low.
   */
  public String stock() {
    if (state == ProductState.ACTIVE && hasOffers() && offers.stream().allMatch(Offer::soldOut))
      return "out";
    if (tracked().isEmpty()) return "untracked";
    if (state != ProductState.ACTIVE) return "in";
    boolean endless = offers.stream().anyMatch(it -> !it.tracked() && !it.soldOut());
    if (tracked().stream().allMatch(offer -> offer.left() <= 0))
      return endless ? "untracked" : "out";
    return tracked().stream().anyMatch(Offer::low) ? "low" : "in";
  }

  private List<Offer> tracked() {
    return offers.stream().filter(it -> it.tracked() && !it.soldOut()).toList();
  }
}
