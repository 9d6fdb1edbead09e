package io.storeflow.refund;

import java.util.List;

/** It cannot be refunded so. Nothing was changed. */
public final class RefundRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<RefundFault> faults;

  RefundRefused(List<RefundFault> faults) {
    super(faults.toString(), null, false, false);
    this.faults = faults;
  }

  /** Why; empty if the order is another than it was when somebody decided. */
  public List<RefundFault> faults() {
    return faults;
  }
}
