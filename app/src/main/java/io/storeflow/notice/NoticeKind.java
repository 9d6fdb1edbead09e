package io.storeflow.notice;

import io.storeflow.platform.code.Coded;
import io.storeflow.store.Permission;

/**
 * What somebody may be told of. Who may not do what it asks for is not told; its words are {@code
 * notice.kind.<code>}.
 */
public enum NoticeKind implements Coded {
  NEW_ORDER(Permission.SEE_ORDERS, "inbox", false),
  RETURN_ASKED(Permission.EDIT_ORDERS, "undo-2", true),
  /** A shopper has withdrawn from a contract. */
  WITHDRAWN(Permission.EDIT_ORDERS, "ban", true),
  /** Somebody says so of an order, and has not shown it to be theirs. */
  WITHDRAWN_UNPROVEN(Permission.EDIT_ORDERS, "ban", true),
  /** Of one person, in a comment. */
  MENTION(Permission.SEE_ORDERS, "circle-user", true),
  LOW_STOCK(Permission.EDIT_STOCK, "boxes", true),
  FAILED_TASK(Permission.SEE_FAILED_WORK, "triangle-alert", false),
  /** To one person, who is to look after something that failed. */
  TASK_ASSIGNED(Permission.SEE_FAILED_WORK, "hand", true);

  private final Permission permission;
  private final String icon;
  private final boolean mailed;

  NoticeKind(Permission permission, String icon, boolean mailed) {
    this.permission = permission;
    this.icon = icon;
    this.mailed = mailed;
  }

  /** Whether anybody can bring it about, as often as they like, with nothing shown. */
  public boolean isAnybodys() {
    return this == WITHDRAWN_UNPROVEN;
  }

  /** What one must be allowed to do in the store to be told of it. */
  public Permission permission() {
    return permission;
  }

  public String icon() {
    return icon;
  }

  /** Whether it also comes by mail to who said nothing of it. */
  public boolean isMailed() {
    return mailed;
  }
}
