package io.storeflow.demodata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Reads the data files of db/demo. */
@Component
public class DemoFiles {
  /** Strict: a mistyped name in a data file is found at once. */
  private final JsonMapper json =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  public DemoStore store(String name) {
    return json.readValue(bytes(name + ".json"), DemoStore.class);
  }

  public List<DemoShopper> shoppers(String country) {
    return json.readValue(
        bytes("shoppers-" + country + ".json"), new TypeReference<List<DemoShopper>>() {});
  }

  Map<String, String> texts(String name) {
    return json.readValue(bytes(name + ".json"), new TypeReference<Map<String, String>>() {});
  }

  /** What is said of products, by the slug of their store and their title. */
  public Map<String, Map<String, Said>> said() {
    return json.readValue(
        bytes("said.json"), new TypeReference<Map<String, Map<String, Said>>>() {});
  }

  /** The brands of stores, by the slug of their store. */
  public Map<String, DemoBrand.OfStore> brands() {
    return json.readValue(
        bytes("brands.json"), new TypeReference<Map<String, DemoBrand.OfStore>>() {});
  }

  /** What shops show of themselves, by the slug of their store. */
  public Map<String, DemoFace> faces() {
    return json.readValue(bytes("faces.json"), new TypeReference<Map<String, DemoFace>>() {});
  }

  public Words words() {
    return json.readValue(bytes("words.json"), Words.class);
  }

  byte[] drawing(String name) {
    return bytes("img/" + name + ".svg");
  }

  private static byte[] bytes(String path) {
    try (var in = new ClassPathResource("demo/" + path).getInputStream()) {
      return in.readAllBytes();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
