package io.storeflow.apikey;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the document of the API says of keys: which routes ask for one, and with which scope. */
@Configuration(proxyBeanMethods = false)
class KeyDocument {
  private static final String KEY = "key";

  KeyDocument() {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(KeyHolder.class);
  }

  @Bean
  OpenApiCustomizer keys() {
    return document ->
        document
            .getComponents()
            .addSecuritySchemes(
                KEY,
                new SecurityScheme()
                    .type(SecurityScheme.Type.HTTP)
                    .scheme("bearer")
                    .bearerFormat("sf_...")
                    .description(
                        "A key of the store, made in its dashboard. Keep it on a server: pages of other"
                            + " origins cannot send it."));
  }

  @Bean
  OperationCustomizer scopes() {
    return (operation, handler) -> {
      var needs = handler.getMethodAnnotation(NeedsScope.class);
      if (needs == null) return operation;
      var scope = needs.value().code();
      operation.setSecurity(List.of(new SecurityRequirement().addList(KEY, scope)));
      operation
          .getResponses()
          .forEach(
              (status, answer) -> {
                if (status.startsWith("2"))
                  answer.addHeaderObject("RateLimit", header("What is left of the key's quota"));
              });
      return operation;
    };
  }

  private static Header header(String description) {
    return new Header().description(description).schema(new StringSchema());
  }
}
