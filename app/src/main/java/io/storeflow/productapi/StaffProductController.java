package io.storeflow.productapi;

import io.storeflow.apikey.KeyHolder;
import io.storeflow.apikey.KeyScope;
import io.storeflow.apikey.NeedsScope;
import io.storeflow.apikey.Once;
import io.storeflow.catalog.Products;
import io.storeflow.idempotency.IfMatch;
import io.storeflow.idempotency.SentKey;
import io.storeflow.platform.body.BodyExample;
import io.storeflow.platform.body.CheckedBody;
import io.storeflow.platform.body.JsonBody;
import io.storeflow.platform.failure.Refuses;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Products that a program creates and changes, as staff do in the editor. */
@RestController
@Tag(name = "Products")
@RequestMapping("/api/v1/stores/{store}/products")
class StaffProductController {
  private final Products products;
  private final ProductWriter writer;
  private final Once once;
  private final JsonMapper json;

  StaffProductController(Products products, ProductWriter writer, Once once, JsonMapper json) {
    this.products = products;
    this.writer = writer;
    this.once = once;
    this.json = json;
  }

  @Operation(
      operationId = "createProduct",
      summary = "Create a product",
      description =
          "A draft, unless state says otherwise. Sent again under its key, a request gets the same"
              + " answer and makes no second product.")
  @ApiResponse(
      responseCode = "201",
      description = "It is there",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = StaffProduct.class)))
  @Refuses({
    "unauthorized",
    "scope_missing",
    "idempotency_key_missing",
    "request_in_progress",
    "idempotency_key_reused",
    "rate_limited"
  })
  @NeedsScope(KeyScope.PRODUCTS_WRITE)
  @PostMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> create(
      Store store,
      KeyHolder holder,
      @Parameter(
              required = true,
              description = "A text of your own, new for each product",
              example = "sencha",
              schema = @Schema(type = "string", minLength = 1, maxLength = SentKey.MOST))
          @RequestHeader(name = SentKey.HEADER, required = false)
          @Nullable String key,
      @BodyExample(name = "two_sizes", description = "In two sizes", value = ProductBody.NEW)
          JsonBody<ProductBody> body) {
    var sent = body.read();
    var request = "product " + sent.canonical();
    return once.created(store, holder, key, request, () -> made(store, sent, holder));
  }

  @Operation(
      operationId = "changeProduct",
      summary = "Change a product",
      description =
          "What is left out stays as it is. With If-Match it is changed only if nobody has changed"
              + " it since; an empty body changes nothing and answers with the ETag.")
  @ApiResponse(
      responseCode = "200",
      description = "As it is now",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = StaffProduct.class)))
  @Refuses({"unauthorized", "scope_missing", "product_changed", "rate_limited"})
  @NeedsScope(KeyScope.PRODUCTS_WRITE)
  @PatchMapping(
      path = "/{product}",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<StaffProduct> update(
      Store store,
      KeyHolder holder,
      @Parameter(description = "The id of the product", example = "7bQx2LmVt9sYk0RwZp4nHc")
          @PathVariable
          String product,
      @Parameter(description = "ETag of the answer that the change is made from", example = "\"3\"")
          @RequestHeader(name = "If-Match", required = false)
          @Nullable String match,
      @BodyExample(
              name = "cheaper",
              description = "A variant is cheaper",
              value = ProductBody.CHANGE)
          JsonBody<ProductBody> body) {
    var before = products.get(store, product);
    IfMatch.require(match, before.version(), ProductWriter.CHANGED);
    writer.change(store, before, body.read(), holder.actor());
    var now = writer.told(store, product);
    return ResponseEntity.ok().eTag(now.etag()).body(now);
  }

  private Once.Done made(Store store, CheckedBody<ProductBody> sent, KeyHolder holder) {
    var id = writer.create(store, sent, holder.actor());
    return new Once.Done(json.writeValueAsString(writer.told(store, id)), () -> {});
  }
}
