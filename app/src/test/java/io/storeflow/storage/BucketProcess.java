package io.storeflow.storage;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A server that speaks S3 and checks signatures, with one bucket, in a process of its own. */
final class BucketProcess implements AutoCloseable {
  static final String BUCKET = "pictures";
  static final String NAME = "storeflow";
  static final String SECRET = "only-we-know";

  private static final Path JAR = Path.of("target/engines/s3proxy.jar");
  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final int port;

  private BucketProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static BucketProcess start() throws IOException {
    int port = free();
    var folder = Files.createTempDirectory("bucket-");
    var settings =
        List.of(
            "s3proxy.endpoint=http://127.0.0.1:" + port,
            "s3proxy.authorization=aws-v2-or-v4",
            "s3proxy.identity=" + NAME,
            "s3proxy.credential=" + SECRET,
            "jclouds.provider=filesystem-nio2",
            "jclouds.filesystem.basedir=" + Files.createDirectory(folder.resolve("data")));
    var file = Files.write(folder.resolve("s3proxy.conf"), settings);
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java, "-Xmx128m", "-jar", JAR.toString(), "--properties", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    var started = new BucketProcess(process, port);
    await().atMost(START).until(started::answers);
    started.make();
    return started;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void make() {
    var who = StaticCredentialsProvider.create(AwsBasicCredentials.create(NAME, SECRET));
    try (var client =
        S3Client.builder()
            .endpointOverride(endpoint())
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(who)
            .build()) {
      client.createBucket(it -> it.bucket(BUCKET));
    }
  }

  private boolean answers() {
    if (!process.isAlive()) throw new IllegalStateException("The bucket has ended: " + process);
    try (var socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
