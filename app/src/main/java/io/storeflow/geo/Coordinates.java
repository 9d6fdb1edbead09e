package io.storeflow.geo;

import org.jspecify.annotations.Nullable;

/**
 * A point on earth (WGS 84).
 *
 * @param latitude millionths of a degree, north of the equator; -90 to 90 degrees
 * @param longitude millionths of a degree, east of Greenwich; -180 to 180 degrees
 */
public record Coordinates(int latitude, int longitude) {
  /** Metres: the mean radius of the ellipsoid of GRS 80, (2a + b) / 3, rounded. */
  static final int EARTH = 6_371_009;

  private static final double MILLION = 1e6;

  public Coordinates {
    if (Math.abs(latitude) > Degrees.NORTH || Math.abs(longitude) > Degrees.EAST)
      throw new IllegalArgumentException("not on earth");
  }

  /** As a row keeps it; null for none. */
  public static @Nullable Coordinates ofKept(
      @Nullable Integer latitude, @Nullable Integer longitude) {
    return latitude == null || longitude == null ? null : new Coordinates(latitude, longitude);
  }

  /**
   * How far the other is as the crow flies, in whole metres, by the formula of haversines on a
   * sphere: at most 0.6 % off the ellipsoid. The same on every machine.
   */
  public int metresTo(Coordinates other) {
    double up = haversine(radians(other.latitude - latitude));
    double along = haversine(radians((long) other.longitude - longitude));
    double width =
        StrictMath.cos(radians(latitude)) * StrictMath.cos(radians(other.latitude)) * along;
    double root = StrictMath.sqrt(StrictMath.min(1, up + width));
    return Math.toIntExact(Math.round(2 * EARTH * StrictMath.asin(root)));
  }

  private static double haversine(double angle) {
    double half = StrictMath.sin(angle / 2);
    return half * half;
  }

  private static double radians(long millionths) {
    return StrictMath.toRadians(millionths / MILLION);
  }
}
