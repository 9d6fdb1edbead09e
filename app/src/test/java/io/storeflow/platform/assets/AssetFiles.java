package io.storeflow.platform.assets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes assets under the addresses that pages give them, for pages looked at without a server. */
public final class AssetFiles {
  private AssetFiles() {}

  public static Assets read() {
    return new Assets();
  }

  public static void write(Assets assets, List<String> names, Path folder) throws IOException {
    for (var name : names) {
      var url = assets.url(name);
      var asset = assets.find(url.split("/")[2], name).orElseThrow();
      var file = folder.resolve(url.substring(1));
      Files.createDirectories(file.getParent());
      Files.write(file, asset.bytes());
    }
  }
}
