package io.storeflow.testing;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of pages in both themes, for the documentation and for a look: taken only if {@code
 * -Dstoreflow.screens=docs/screens} says where to; with {@code -Dstoreflow.screens.whole=true} they
 * show pages to their foot.
 */
public final class Pictures {
  private static final @Nullable String FOLDER = System.getProperty("storeflow.screens");
  private static final boolean WHOLE = Boolean.getBoolean("storeflow.screens.whole");
  private static final int QUALITY = 66;

  private Pictures() {}

  public static void take(Page page, String name) {
    if (FOLDER == null) return;
    Looks.light(page);
    take(page, Path.of(FOLDER, name + "-light.jpg"));
    Looks.dark(page);
    take(page, Path.of(FOLDER, name + "-dark.jpg"));
    Looks.light(page);
  }

  private static void take(Page page, Path to) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(to)
            .setType(ScreenshotType.JPEG)
            .setQuality(QUALITY)
            .setFullPage(WHOLE));
  }
}
