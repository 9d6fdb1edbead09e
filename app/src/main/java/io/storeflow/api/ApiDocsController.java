package io.storeflow.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reading page of the API: the OpenAPI document, for people. */
@Controller
class ApiDocsController {
  private static final String DOCUMENT = "/api/v1/openapi.json";

  private final OpenApiWebMvcResource document;
  private final JsonMapper json;

  ApiDocsController(OpenApiWebMvcResource document, JsonMapper json) {
    this.document = document;
    this.json = json;
  }

  @GetMapping("/api/v1/docs")
  String read(HttpServletRequest request, Model model) throws java.io.IOException {
    var openApi = json.readTree(document.openapiJson(request, DOCUMENT, Locale.ENGLISH));
    model.addAttribute("document", DOCUMENT);
    model.addAttribute("about", openApi.at("/info/description").asString());
    model.addAttribute("server", openApi.at("/servers/0/url").asString());
    model.addAttribute("operations", operations(openApi));
    return "api/docs";
  }

  private static List<ApiOperation> operations(JsonNode openApi) {
    var operations = new ArrayList<ApiOperation>();
    var server = openApi.at("/servers/0/url").asString();
    openApi
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            operations.add(
                                ApiOperation.of(
                                    openApi,
                                    server,
                                    path.getKey(),
                                    operation.getKey(),
                                    operation.getValue()))));
    operations.sort(Comparator.comparing(ApiOperation::path).thenComparing(ApiOperation::method));
    return operations;
  }
}
