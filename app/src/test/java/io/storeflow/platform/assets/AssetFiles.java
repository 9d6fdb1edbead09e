package io.storeflow.platform.assets;

/** Assets for pages that are looked at without the application. */
public final class AssetFiles {
  private AssetFiles() {}

  public static Assets read() {
    return new Assets();
  }

  /** What is at an address that pages give an asset; nothing for one that they do not. */
  public static byte[] at(Assets assets, String address) {
    var parts = address.split("/");
    if (parts.length != 4) return new byte[0];
    return assets.find(parts[2], parts[3]).map(Asset::bytes).orElseGet(() -> new byte[0]);
  }
}
