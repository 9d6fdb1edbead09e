package io.storeflow.orderedit;

import io.storeflow.refund.RefundFault;
import java.util.List;

/** An order was not changed. */
public final class EditRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<EditFault> faults;
  private final transient List<RefundFault> less;

  EditRefused(List<EditFault> faults, List<RefundFault> less) {
    super(faults + " " + less, null, false, false);
    this.faults = faults;
    this.less = less;
  }

  /** What is wrong with it; nothing where the order changed since somebody decided. */
  public List<EditFault> faults() {
    return faults;
  }

  /** What is wrong with what would be taken off. */
  public List<RefundFault> less() {
    return less;
  }
}
