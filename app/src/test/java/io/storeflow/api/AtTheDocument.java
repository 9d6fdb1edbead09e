package io.storeflow.api;

import static io.storeflow.api.ApiCalls.BASE;

import io.storeflow.apikey.ApiKeys;
import io.storeflow.order.Orders;
import io.storeflow.platform.body.DescribesBodies;
import io.storeflow.store.Store;
import io.storeflow.testing.World;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The document of the API, and calls to hold against it. */
abstract class AtTheDocument {
  static final String STOCK = "get " + BASE + "/stock";

  @Autowired World world;
  @Autowired ApiKeys keys;
  @Autowired Orders orders;
  @Autowired DescribesBodies descriptions;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @LocalServerPort int port;

  ApiCalls api;
  ApiContract contract;
  Store store;

  @BeforeEach
  void open() {
    api = new ApiCalls(world, port);
    contract = api.contract;
    store = api.store;
  }

  void collectWholeNumbers(JsonNode schema, List<JsonNode> found) {
    if (schema.path("type").asString("").equals("integer")) found.add(schema);
    if (schema.has("$ref"))
      collectWholeNumbers(
          contract.document().at(schema.get("$ref").stringValue().substring(1)), found);
    for (var inner : schema) collectWholeNumbers(inner, found);
  }
}
