package io.storeflow.transfer;

/**
 * A variant of a transfer.
 *
 * @param variant public id
 * @param there units that can be taken at the place it comes from, now
 * @param arrived and {@code lost} are parts of {@code quantity}
 * @param reason why some are lost, as somebody typed it
 */
public record TransferLine(
    long variantId,
    String variant,
    String productTitle,
    String variantTitle,
    String sku,
    int there,
    int quantity,
    int arrived,
    int lost,
    String reason) {

  /** Units that are still under way. */
  public int open() {
    return quantity - arrived - lost;
  }
}
