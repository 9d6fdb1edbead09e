package io.storeflow.platform.assets;

import io.storeflow.platform.id.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** One file as it is served: its bytes, the same bytes compressed, and the hash that names both. */
@SuppressWarnings("ArrayRecordComponent") // never compared, only handed out
record Asset(String name, String hash, String type, byte[] bytes, byte @Nullable [] gzip) {

  static Asset of(String name, byte[] bytes) {
    var type = typeOf(name);
    return new Asset(
        name,
        Digest.sha256(bytes).substring(0, 16),
        type,
        bytes,
        name.endsWith(".woff2") ? null : gzip(bytes));
  }

  String url() {
    return "/assets/" + hash + "/" + name;
  }

  private static String typeOf(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> "text/css;charset=utf-8";
      case "js" -> "text/javascript;charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "woff2" -> "font/woff2";
      case "png" -> "image/png";
      case "txt" -> "text/plain;charset=utf-8";
      default -> throw new IllegalArgumentException("No content type known for " + name);
    };
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length / 3);
    try (var gzip = new Best(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static final class Best extends GZIPOutputStream {
    Best(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(9);
    }
  }
}
