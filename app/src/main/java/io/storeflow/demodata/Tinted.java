package io.storeflow.demodata;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A drawing in other colours, so that no two products on a page look alike. */
final class Tinted {
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}\\b");
  private static final String GREY = "grey";

  /** Seven of them go once around the wheel of colours, and none comes back to where it began. */
  private static final float STEP = 0.137f;

  private Tinted() {}

  /**
   * @param tint how many steps around the wheel of colours, from 1, or "grey" for no colour
   */
  static byte[] of(byte[] drawing, String tint) {
    var text = new String(drawing, StandardCharsets.UTF_8);
    return COLOUR
        .matcher(text)
        .replaceAll(found -> tinted(Color.decode(found.group()), tint))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String tinted(Color colour, String tint) {
    var parts = Color.RGBtoHSB(colour.getRed(), colour.getGreen(), colour.getBlue(), null);
    boolean grey = tint.equals(GREY);
    float hue = grey ? parts[0] : parts[0] + STEP * Integer.parseInt(tint);
    int rgb = Color.HSBtoRGB(hue, grey ? 0 : parts[1], parts[2]);
    return "#" + HexFormat.of().toHexDigits(rgb).substring(2);
  }
}
