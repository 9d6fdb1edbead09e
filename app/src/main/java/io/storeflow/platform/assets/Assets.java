package io.storeflow.platform.assets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every file that pages refer to, read once at start and addressed by content: {@code
 * ${#ui.asset('desk.css')}} in a template. A changed file has another address, so browsers keep
 * each for a year.
 */
@Component
public class Assets {
  private static final List<String> ENTRIES = List.of("desk", "shop", "board", "front");
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "htmx.js", "htmx.org/*/dist/htmx.min.js",
          "stomp.js", "stomp__stompjs/*/bundles/stomp.umd.min.js");

  private final ResourcePatternResolver files = new PathMatchingResourcePatternResolver();
  private final Map<String, Asset> byName = new LinkedHashMap<>();

  Assets() {
    readFiles();
    LIBRARIES.forEach((name, path) -> add(name, library(path)));
    var css = new StyleSheet(this::text, this::url);
    var js = new Script(this::text);
    for (var entry : ENTRIES) {
      add(entry + ".css", css.join(entry + ".css").getBytes(UTF_8));
      add(entry + ".js", js.join(entry + ".js").getBytes(UTF_8));
    }
  }

  /** The address of a file by its plain name; a name that does not exist is a mistake in a page. */
  public String url(String name) {
    return get(name).url();
  }

  /** Bytes that travel for a file to a browser that takes gzip. */
  public int weight(String name) {
    var asset = get(name);
    var gzip = asset.gzip();
    return gzip == null ? asset.bytes().length : gzip.length;
  }

  Optional<Asset> find(String hash, String name) {
    return Optional.ofNullable(byName.get(name)).filter(asset -> asset.hash().equals(hash));
  }

  private Asset get(String name) {
    var asset = byName.get(name);
    if (asset == null) throw new IllegalArgumentException("No asset is called " + name);
    return asset;
  }

  private void readFiles() {
    for (var resource : list("classpath:assets/files/**/*.*")) {
      add(String.valueOf(resource.getFilename()), bytes(resource));
    }
  }

  private void add(String name, byte[] bytes) {
    if (byName.put(name, Asset.of(name, bytes)) != null)
      throw new IllegalStateException("Two assets are called " + name);
  }

  private byte[] library(String path) {
    var found = list("classpath*:META-INF/resources/webjars/" + path);
    if (found.length != 1) throw new IllegalStateException("Not exactly one " + path);
    return bytes(found[0]);
  }

  private String text(String path) {
    return new String(bytes(files.getResource("classpath:assets/" + path)), UTF_8);
  }

  private Resource[] list(String pattern) {
    try {
      return files.getResources(pattern);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Resource resource) {
    try {
      return resource.getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
