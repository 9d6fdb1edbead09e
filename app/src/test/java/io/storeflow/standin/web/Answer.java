package io.storeflow.standin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.storeflow.standin.book.Json;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What is sent back. */
public record Answer(int status, String type, byte[] body, Map<String, String> headers) {
  public static Answer json(int status, JsonNode json) {
    return new Answer(status, "application/json", Json.bytes(json), Map.of());
  }

  public static Answer html(String page) {
    return html(200, page);
  }

  public static Answer html(int status, String page) {
    return new Answer(status, "text/html; charset=utf-8", page.getBytes(UTF_8), Map.of());
  }

  public static Answer redirect(String to) {
    return new Answer(303, "text/plain", new byte[0], Map.of("Location", to));
  }

  public Answer with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Answer(status, type, body, more);
  }
}
