package io.storeflow.demodata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the shop of a made-up store shows of itself.
 *
 * @param hero name of a drawing
 * @param action what the button of its home page says
 * @param path where that leads, within the shop
 */
public record DemoFace(String hero, String action, String path, List<Text> pages) {

  /**
   * A page that the store wrote.
   *
   * @param legal code of the page that the law asks for; null for a free one
   * @param text HTML
   */
  public record Text(@Nullable String legal, String title, String text) {}
}
