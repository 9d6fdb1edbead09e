package io.storeflow.screens;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ReducedMotion;

/** What people look at pages with. */
enum Screen {
  DESK(1440, 900),
  PHONE(390, 844);

  final int width;
  final int height;

  Screen(int width, int height) {
    this.width = width;
    this.height = height;
  }

  Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setIsMobile(this == PHONE)
        .setHasTouch(this == PHONE)
        .setReducedMotion(ReducedMotion.REDUCE);
  }
}
