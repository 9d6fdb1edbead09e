package io.storeflow.demodata;

import java.util.List;

/**
 * A brand of a made-up store, and who answers for its products.
 *
 * @param products titles of those that have it
 * @param text what shoppers read above its goods
 * @param maker name, postal and electronic address, as agent
 * @param country of the maker
 */
public record DemoBrand(
    String name,
    List<String> products,
    String text,
    List<String> maker,
    String country,
    List<String> agent,
    String warnings) {

  /**
   * The brands of a store.
   *
   * @param exempt titles of categories of whose products the law of product safety asks nothing
   * @param kept titles of what does not spoil in a restaurant, from which shoppers may withdraw
   */
  public record OfStore(List<String> exempt, List<String> kept, List<DemoBrand> brands) {}
}
