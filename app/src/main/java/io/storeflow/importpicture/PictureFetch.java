package io.storeflow.importpicture;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.SocketConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Fetches a file from an address that somebody else has written: only http and https at their own
 * ports, only from the open internet, at each step of a redirect. A name is resolved once, and what
 * was looked at is what is connected to, so that it cannot become another in between. Everything
 * ends in time and in size.
 */
@Component
class PictureFetch implements AutoCloseable {
  /** As large as a picture that is uploaded may be. */
  static final long MOST_BYTES = 10L * 1024 * 1024;

  private static final int MOST_REDIRECTS = 4;
  private static final int LONGEST_ADDRESS = 2_000;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int OK = 200;
  private static final int BUFFER = 16 * 1024;
  private static final int SILENCE_MILLIS = 5_000;
  private static final int MOST_HEADERS = 100;
  private static final int LONGEST_HEADER = 8_192;

  /** So many addresses of one name are tried, each for as long as the silence lasts. */
  private static final int MOST_TRIED = 4;

  private final Set<String> allowed;
  private final Duration most;
  private final CloseableHttpClient client;

  /** Ends what is not over in time, whatever it waits for. */
  private final ScheduledThreadPoolExecutor clock;

  /**
   * @param allowed hosts that are fetched from wherever they are and at any port, as the operator
   *     says
   */
  @Autowired
  PictureFetch(@Value("${storeflow.import.allowed-hosts}") List<String> allowed) {
    this(allowed, Duration.ofSeconds(30));
  }

  PictureFetch(List<String> allowed, Duration most) {
    this.allowed = Set.copyOf(allowed.stream().filter(it -> !it.isBlank()).toList());
    this.most = most;
    clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("picture-fetch-ends").factory());
    clock.setRemoveOnCancelPolicy(true);
    client =
        HttpClients.custom()
            .setDnsResolver(this::resolve)
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableAutomaticRetries()
            .disableContentCompression()
            .setMaxConnTotal(8)
            .setMaxConnPerRoute(2)
            .setUserAgent("StoreFlow")
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setMessageConstraints(
                        MessageConstraints.custom()
                            .setMaxHeaderCount(MOST_HEADERS)
                            .setMaxLineLength(LONGEST_HEADER)
                            .build())
                    .build())
            .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(SILENCE_MILLIS).build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectTimeout(SILENCE_MILLIS)
                    .setSocketTimeout(SILENCE_MILLIS)
                    .setConnectionRequestTimeout(SILENCE_MILLIS)
                    .build())
            .build();
  }

  /**
   * Writes what is there into the file.
   *
   * @throws NotFetched if there is nothing that may be fetched
   */
  void into(Path file, String address) throws NotFetched {
    long ends = System.nanoTime() + most.toNanos();
    var next = allowed(address);
    for (int step = 0; step <= MOST_REDIRECTS; step++) {
      if (System.nanoTime() > ends) throw new NotFetched(PictureRefusal.SILENT);
      var location = get(next, file, ends);
      if (location == null) return;
      next = allowed(resolved(next, location));
    }
    throw new NotFetched(PictureRefusal.ADDRESS);
  }

  /** Null when the file is written; else where it is to be fetched from instead. */
  private @Nullable String get(URI from, Path file, long ends) throws NotFetched {
    var request = new HttpGet(from);
    request.setHeader(HttpHeaders.ACCEPT, "image/*");
    var end = clock.schedule(request::abort, ends - System.nanoTime(), TimeUnit.NANOSECONDS);
    try {
      var answer = client.execute(request);
      int status = answer.getStatusLine().getStatusCode();
      if (REDIRECTS.contains(status)) return location(answer);
      if (status != OK || answer.getEntity() == null) throw new NotFetched(PictureRefusal.MISSING);
      if (answer.getEntity().getContentLength() > MOST_BYTES)
        throw new NotFetched(PictureRefusal.LARGE);
      write(answer.getEntity().getContent(), file, ends);
      return null;
    } catch (Closed closed) {
      throw new NotFetched(PictureRefusal.ADDRESS);
    } catch (IOException silent) {
      throw new NotFetched(PictureRefusal.SILENT);
    } finally {
      end.cancel(false);
      // Nothing is closed before: that would read the rest of an answer, however long it is.
      request.abort();
    }
  }

  private static String location(HttpResponse answer) throws NotFetched {
    var header = answer.getFirstHeader(HttpHeaders.LOCATION);
    if (header == null) throw new NotFetched(PictureRefusal.MISSING);
    return header.getValue();
  }

  private static void write(InputStream in, Path file, long ends) throws IOException, NotFetched {
    long length = 0;
    try (var out = Files.newOutputStream(file)) {
      var some = new byte[BUFFER];
      for (int read; (read = in.read(some)) >= 0; ) {
        length += read;
        if (length > MOST_BYTES) throw new NotFetched(PictureRefusal.LARGE);
        out.write(some, 0, read);
      }
      if (System.nanoTime() > ends) throw new NotFetched(PictureRefusal.SILENT);
    }
  }

  private static String resolved(URI from, String location) throws NotFetched {
    try {
      return from.resolve(new URI(location.replace(" ", "%20"))).toString();
    } catch (URISyntaxException | IllegalArgumentException wrong) {
      throw new NotFetched(PictureRefusal.ADDRESS);
    }
  }

  private URI allowed(String address) throws NotFetched {
    if (address.length() > LONGEST_ADDRESS) throw new NotFetched(PictureRefusal.ADDRESS);
    try {
      var uri = new URI(new URI(address.strip().replace(" ", "%20")).toASCIIString());
      var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      int own = scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : -1;
      boolean named = uri.getHost() != null && allowed.contains(uri.getHost());
      boolean port = uri.getPort() == -1 || uri.getPort() == own || named;
      if (own < 0 || uri.getHost() == null || uri.getUserInfo() != null || !port)
        throw new NotFetched(PictureRefusal.ADDRESS);
      return uri;
    } catch (URISyntaxException wrong) {
      throw new NotFetched(PictureRefusal.ADDRESS);
    }
  }

  /** The one time at which a name is looked up: what this returns is connected to. */
  private InetAddress[] resolve(String host) throws UnknownHostException {
    var all = InetAddress.getAllByName(host);
    if (allowed.contains(host)) return all;
    if (!Arrays.stream(all).allMatch(PublicAddress::is)) throw new Closed(host);
    return Arrays.copyOf(all, Math.min(all.length, MOST_TRIED));
  }

  /** A name that leads into a private network. */
  private static final class Closed extends UnknownHostException {
    @java.io.Serial private static final long serialVersionUID = 1;

    Closed(String host) {
      super(host);
    }
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    client.close();
  }
}
