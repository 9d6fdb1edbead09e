package io.storeflow.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.storeflow.local.Ports;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A real proxy that speaks TLS in front of a node, with the configuration that {@code ops/vm} gives
 * to others and a certificate made for the moment. Tests that need it are skipped where no nginx is
 * installed, and say so, but never in CI.
 */
public final class Nginx implements AutoCloseable {
  private static final Path PROGRAM =
      Path.of(Optional.ofNullable(System.getenv("STOREFLOW_NGINX")).orElse("/usr/sbin/nginx"));
  private static final String SECRET = "changeit";

  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /**
   * Starts it and waits until it takes connections.
   *
   * @param folder that is empty
   * @param host the name in its certificate
   * @param target port of the node on this machine
   */
  public static Nginx before(Path folder, String host, int target) throws Exception {
    assumeTrue(
        Files.isExecutable(PROGRAM) || System.getenv("CI") != null,
        "No " + PROGRAM + ": the test behind a TLS proxy is skipped");
    certificate(folder, host);
    int port = Ports.any();
    var server =
        Files.readString(Path.of("ops/vm/nginx.conf"))
            .replace("shop.example.com", host)
            .replace("127.0.0.1:8080", "127.0.0.1:" + target)
            .replace("listen 443", "listen 127.0.0.1:" + port)
            .replace("listen 80", "listen 127.0.0.1:" + Ports.any())
            .replace("/etc/ssl/storeflow/fullchain.pem", folder.resolve("cert.pem").toString())
            .replace("/etc/ssl/storeflow/key.pem", folder.resolve("key.pem").toString());
    Files.writeString(folder.resolve("server.conf"), server);
    Files.writeString(
        folder.resolve("nginx.conf"),
        """
        daemon off;
        worker_processes 1;
        pid %1$s/pid;
        error_log stderr warn;
        events { worker_connections 512; }
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          include %1$s/server.conf;
        }
        """
            .formatted(folder));
    var output = folder.resolve("output").toFile();
    var process =
        new ProcessBuilder(
                PROGRAM.toString(), "-p", folder.toString(), "-c", folder + "/nginx.conf")
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    var nginx = new Nginx(process, port);
    nginx.awaitConnections(folder.resolve("output"));
    return nginx;
  }

  public int port() {
    return port;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
  }

  private void awaitConnections(Path output) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (true) {
      try {
        new Socket("127.0.0.1", port).close();
        return;
      } catch (IOException notYet) {
        if (!process.isAlive() || System.nanoTime() > deadline)
          throw new AssertionError("nginx does not start: " + Files.readString(output), notYet);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
  }

  /** Signed by itself; made by the JDK's own keytool, as there is no API for it. */
  private static void certificate(Path folder, String host)
      throws IOException, InterruptedException, GeneralSecurityException {
    var store = folder.resolve("keys.p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "tls",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                SECRET)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool").toFile())
            .start();
    if (keytool.waitFor() != 0)
      throw new AssertionError(Files.readString(folder.resolve("keytool")));
    var keys = KeyStore.getInstance(store.toFile(), SECRET.toCharArray());
    var key = keys.getKey("tls", SECRET.toCharArray());
    write(folder.resolve("key.pem"), "PRIVATE KEY", key.getEncoded());
    write(folder.resolve("cert.pem"), "CERTIFICATE", keys.getCertificate("tls").getEncoded());
  }

  private static void write(Path file, String kind, byte[] content) throws IOException {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text));
  }
}
