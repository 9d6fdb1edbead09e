package io.storeflow.platform.picture;

/**
 * Makes a picture smaller while its rows come in: each pixel is the mean of all that it stands for,
 * what is see-through counting for less. In its own size it stays as it is, to the bit.
 */
final class Reduction {
  private static final int BANDS = 4;

  private final int width;
  private final int height;
  private final double across;
  private final double down;
  private final int[] argb;

  /** Sums of alpha and of the colours times alpha, for a row that came in and the one to go out. */
  private final float[] incoming;

  private final float[] outgoing;
  private int read;
  private int written;

  /** To a size that is larger in no direction. */
  Reduction(int fromWidth, int fromHeight, int width, int height) {
    this.width = width;
    this.height = height;
    across = (double) width / fromWidth;
    down = (double) height / fromHeight;
    argb = new int[width * height];
    incoming = new float[width * BANDS];
    outgoing = new float[width * BANDS];
  }

  /** The next row from above. */
  void add(int[] row) {
    narrow(row);
    double top = read++ * down;
    double bottom = read * down;
    double edge = written + 1;
    if (bottom < edge - 1e-6) {
      addUp((float) (bottom - top));
      return;
    }
    addUp((float) (edge - top));
    write();
    if (bottom > edge + 1e-6) addUp((float) (bottom - edge));
  }

  Pixels pixels() {
    return new Pixels(width, height, argb);
  }

  private void narrow(int[] row) {
    java.util.Arrays.fill(incoming, 0);
    int to = 0;
    for (int x = 0; to < width; x++) {
      double left = x * across;
      double right = left + across;
      double edge = to + 1;
      if (right < edge - 1e-6) {
        take(row[x], to, (float) (right - left));
      } else {
        take(row[x], to, (float) (edge - left));
        if (++to < width && right > edge + 1e-6) take(row[x], to, (float) (right - edge));
      }
    }
  }

  private void take(int pixel, int to, float weight) {
    float alpha = (pixel >>> 24) * weight;
    int at = to * BANDS;
    incoming[at] += alpha;
    incoming[at + 1] += (pixel >> 16 & 0xFF) * alpha;
    incoming[at + 2] += (pixel >> 8 & 0xFF) * alpha;
    incoming[at + 3] += (pixel & 0xFF) * alpha;
  }

  private void addUp(float weight) {
    for (int i = 0; i < incoming.length; i++) outgoing[i] += incoming[i] * weight;
  }

  private void write() {
    for (int x = 0; x < width; x++) {
      float alpha = outgoing[x * BANDS];
      int pixel = Math.round(alpha) << 24;
      if (alpha > 0)
        for (int band = 1; band < BANDS; band++)
          pixel |= Math.min(255, Math.round(outgoing[x * BANDS + band] / alpha)) << (24 - band * 8);
      argb[written * width + x] = pixel;
    }
    written++;
    java.util.Arrays.fill(outgoing, 0);
  }
}
