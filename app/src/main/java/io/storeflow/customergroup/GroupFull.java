package io.storeflow.customergroup;

/** As many are in the group as may be, or the merchant has as many groups as one may. */
public class GroupFull extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
