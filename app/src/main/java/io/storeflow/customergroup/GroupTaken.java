package io.storeflow.customergroup;

/** Another group of the merchant has that name. */
public class GroupTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
