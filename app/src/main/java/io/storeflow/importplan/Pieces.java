package io.storeflow.importplan;

import io.storeflow.productfile.FileProduct;
import io.storeflow.productfile.Reading;
import io.storeflow.productfile.Refusal;
import io.storeflow.productfile.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a file piece by piece. What it tells has numbers from 1 on, the same each time it is read,
 * by which a run that was cut off knows where it was.
 */
public final class Pieces {
  /** Products of a piece. */
  public static final int PRODUCTS = 100;

  /** Variants of a piece together; one product alone may have more. */
  static final int VARIANTS = 2_000;

  /** What the file tells at one number: one of the three. */
  public sealed interface Told {
    int number();

    record OfProduct(int number, FileProduct product) implements Told {}

    record OfRefusal(int number, Refusal refusal) implements Told {}

    record OfRemark(int number, Remark remark) implements Told {}
  }

  private final Consumer<List<Told>> taker;
  private List<Told> piece = new ArrayList<>();
  private int number;
  private int variants;

  private Pieces(Consumer<List<Told>> taker) {
    this.taker = taker;
  }

  /**
   * @param after the number behind which one goes on
   * @param passed is told of products before that
   */
  public static void of(
      Reading file, int after, Consumer<FileProduct> passed, Consumer<List<Told>> taker) {
    var pieces = new Pieces(taker);
    file.each(
        product -> {
          if (++pieces.number <= after) passed.accept(product);
          else pieces.add(new Told.OfProduct(pieces.number, product), product.variants().size());
        },
        refusal -> {
          if (++pieces.number > after) pieces.add(new Told.OfRefusal(pieces.number, refusal), 1);
        },
        remark -> {
          if (++pieces.number > after) pieces.add(new Told.OfRemark(pieces.number, remark), 1);
        });
    pieces.flush();
  }

  private void add(Told it, int size) {
    if (variants > 0 && variants + size > VARIANTS) flush();
    piece.add(it);
    variants += size;
    if (piece.size() >= PRODUCTS) flush();
  }

  private void flush() {
    if (!piece.isEmpty()) taker.accept(piece);
    piece = new ArrayList<>();
    variants = 0;
  }
}
