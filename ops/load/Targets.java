import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/**
 * Prints what can be bought where, one "store variant rate" per line, for checkout.lua: {@code java
 * Targets.java http://127.0.0.1:8080 10 load-01 load-02 ...} takes up to 10 products of each store.
 * Speaks to this machine only.
 */
class Targets {
  private static final Pattern VARIANT =
      Pattern.compile("\"variants\":\\[\\{\"id\":\"([A-Za-z0-9]{22})\"");
  private static final Pattern RATE = Pattern.compile("\\{\"id\":\"([A-Za-z0-9]{22})\"");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  public static void main(String[] args) throws Exception {
    var base = URI.create(args[0]);
    if (!base.getHost().matches("localhost|127\\.\\d+\\.\\d+\\.\\d+"))
      throw new IllegalArgumentException("this machine only");
    for (int i = 2; i < args.length; i++) {
      var api = base + "/api/v1/stores/" + args[i];
      var variants = VARIANT.matcher(get(api + "/products?in_stock=true&limit=" + args[1]));
      String rate = null;
      while (variants.find()) {
        if (rate == null) rate = rate(api, variants.group(1));
        System.out.println(args[i] + " " + variants.group(1) + " " + rate);
      }
    }
  }

  private static String rate(String api, String variant) throws Exception {
    var quote =
        "{\"address\":{\"country\":\"DE\",\"postal_code\":\"10115\",\"city\":\"Berlin\",\"line1\":\"Teststr. 1\"},"
            + "\"items\":[{\"variant_id\":\""
            + variant
            + "\",\"quantity\":1}]}";
    var request =
        HttpRequest.newBuilder(URI.create(api + "/shipping/quote"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(quote));
    var answer = HTTP.send(request.build(), BodyHandlers.ofString()).body();
    var rate = RATE.matcher(answer);
    if (!rate.find()) throw new IllegalStateException("no rate: " + answer);
    return rate.group(1);
  }

  private static String get(String address) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
        .body();
  }
}
