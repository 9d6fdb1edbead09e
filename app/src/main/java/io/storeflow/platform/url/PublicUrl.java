package io.storeflow.platform.url;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where people find StoreFlow, as {@code STOREFLOW_PUBLIC_URL} says it. Never made of the Host
 * header: a cache or a mail would keep what anybody sent.
 */
@Component
public class PublicUrl {
  private final String url;

  public PublicUrl(@Value("${storeflow.public-url:}") String url) {
    this.url = url.strip().replaceFirst("/+$", "");
  }

  public boolean isHttps() {
    return url.startsWith("https://");
  }

  /** The absolute address of a path of ours, which begins with a slash. */
  public String of(String path) {
    return url + path;
  }
}
