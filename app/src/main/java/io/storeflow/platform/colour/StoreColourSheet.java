package io.storeflow.platform.colour;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The colours of stores as a style sheet. Its address says everything in it, so it may be kept for
 * ever.
 */
public final class StoreColourSheet {
  static final String PATH = "/store-colours";

  private static final int MOST = 200;

  private StoreColourSheet() {}

  /** The address of the sheet for these stores, the first 200 of them. */
  public static String address(List<StoreColours.StoreColour> stores) {
    return stores.stream()
        .limit(MOST)
        .map(store -> store.slug() + "." + store.colour().substring(1))
        .collect(Collectors.joining("-.", PATH + "?of=", ""));
  }

  /** What stands at the address; parts that name no store and colour are left out. */
  static String css(String of) {
    var colours =
        Arrays.stream(of.split("-\\.", MOST + 1))
            .limit(MOST)
            .map(each -> each.split("\\.", 2))
            .filter(pair -> pair.length == 2)
            .map(pair -> new StoreColours.StoreColour(pair[0], "#" + pair[1]))
            .toList();
    return StoreColours.css(colours);
  }
}
