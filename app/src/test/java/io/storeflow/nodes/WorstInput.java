package io.storeflow.nodes;

import io.storeflow.platform.picture.Drawn;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What needs most memory or time for the bytes that it has. */
final class WorstInput {
  private WorstInput() {}

  static List<byte[]> json() {
    var item = "{\"variant_id\":\"0123456789012345678901\",\"quantity\":1}";
    var many = "{\"items\":[" + (item + ",").repeat(250 * 1024 / (item.length() + 1)) + item + "]}";
    var one = "{\"comment\":\"" + "\\u00fc".repeat(42_000) + "\"}";
    var deep = "[".repeat(256 * 1024);
    return Stream.of(many, one, deep).map(it -> it.getBytes(StandardCharsets.UTF_8)).toList();
  }

  static List<byte[]> forms(String token) {
    var start = "_csrf=" + token;
    var one = start + "&title=" + "%F0%9F%8D%9C".repeat(170_000);
    var many =
        IntStream.range(0, 250)
            .mapToObj(i -> "&variants[" + i + "].title=" + "a".repeat(7500))
            .collect(Collectors.joining("", start, ""));
    return Stream.of(one, many).map(it -> it.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** 20 million pixels of 16 bits, with alpha: 160 MB when decoded, 160 kB as a file. */
  static byte[] deep() throws IOException {
    return Drawn.emptyPng(4470, 4470);
  }

  static byte[] large() throws IOException {
    return Drawn.jpeg(Drawn.fields(8000, 5000, BufferedImage.TYPE_BYTE_GRAY), false);
  }

  static byte[] noise() throws IOException {
    return Drawn.noise(1800, 1800, BufferedImage.TYPE_INT_RGB);
  }

  static byte[] progressive() throws IOException {
    var photo = Drawn.fields(4000, 3000, BufferedImage.TYPE_3BYTE_BGR);
    return Drawn.withScans(Drawn.jpeg(photo, true), 30);
  }
}
