package io.storeflow.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.storeflow.platform.settings.MediaUrl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A bucket of another maker than AWS, in a process of its own, as a store would have one. */
@Tag("processes")
class BucketStorageTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String KEY = "1/ab/abc";

  private static BucketProcess process;
  private static BucketStorage storage;

  @BeforeAll
  static void start() throws Exception {
    process = BucketProcess.start();
    storage = at(process, BucketProcess.SECRET);
  }

  @AfterAll
  static void stop() {
    storage.close();
    process.close();
  }

  @Test
  void keepsFindsAndDeletes() {
    storage.put(KEY, new byte[] {1, 2, 3});
    assertThat(storage.find(KEY).orElseThrow().bytes()).containsExactly(1, 2, 3);
    storage.put(KEY, new byte[] {4});
    assertThat(storage.find(KEY).orElseThrow().bytes()).containsExactly(4);
    storage.delete(KEY);
    storage.delete(KEY);
    assertThat(storage.has(KEY)).isFalse();
    assertThat(storage.find("1/ab/never")).isEmpty();
    assertThat(storage).hasToString("s3://" + BucketProcess.BUCKET + "/shops/");
  }

  /** What is longer than comes with the first request is read as it is taken. */
  @Test
  void readsLongFilesInPieces() throws IOException {
    for (int length : new int[] {64 * 1024, 64 * 1024 + 1, 3_000_000}) {
      var bytes = new byte[length];
      new Random(length).nextBytes(bytes);
      storage.put("long/" + length, bytes);
      var found = storage.find("long/" + length).orElseThrow();
      assertThat(found.length()).isEqualTo(length);
      assertThat(found.localName()).isNull();
      try (var in = found.content().open()) {
        assertThat(in.readNBytes(10)).isEqualTo(Arrays.copyOf(bytes, 10));
      }
      assertThat(found.bytes()).isEqualTo(bytes);
    }
  }

  @Test
  void saysThatFilesAreAwayToOneWithTheWrongKey() {
    try (var stranger = at(process, "wrong")) {
      assertThatThrownBy(() -> stranger.put(KEY, new byte[1])).isInstanceOf(StorageAway.class);
      assertThatThrownBy(() -> stranger.find(KEY))
          .isInstanceOf(StorageAway.class)
          .hasMessageContaining("s3://" + BucketProcess.BUCKET);
    }
  }

  /** One that is no bucket is not one without files. */
  @Test
  void saysThatFilesAreAwayWhereThereIsNoBucket() {
    var other = new MediaUrl.Bucket("nowhere", "", process.endpoint(), null, true);
    try (var missing = new BucketStorage(other, who(BucketProcess.SECRET), LIMIT)) {
      assertThatThrownBy(() -> missing.find(KEY)).isInstanceOf(StorageAway.class);
    }
  }

  /** Nothing is to be had without a signature, with a wrong one, or with one that has expired. */
  @Test
  void theBucketIsPrivate() throws Exception {
    storage.put(KEY, new byte[] {1});
    var plain = process.endpoint().resolve("/" + BucketProcess.BUCKET + "/shops/" + KEY);
    assertThat(get(plain)).isEqualTo(403);
    var signed = signed(Duration.ofMinutes(5));
    assertThat(get(signed)).isEqualTo(200);
    assertThat(get(URI.create(signed.toString().replace("X-Amz-Signature=", "X-Amz-Signature=0"))))
        .isEqualTo(403);
    var brief = signed(Duration.ofSeconds(1));
    await().atMost(LIMIT).until(() -> get(brief) == 403);
  }

  @Test
  void saysThatFilesAreAwayWhenNobodyListens() {
    var nobody = new MediaUrl.Bucket("b", "", URI.create("http://127.0.0.1:1"), null, true);
    try (var gone = new BucketStorage(nobody, who("x"), Duration.ofSeconds(3))) {
      var timed = new TimedStorage(gone, LIMIT);
      long began = System.nanoTime();
      assertThatThrownBy(() -> timed.find(KEY)).isInstanceOf(StorageAway.class);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LIMIT);
    }
  }

  private static URI signed(Duration lasts) throws Exception {
    try (var presigner =
        S3Presigner.builder()
            .endpointOverride(process.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(who(BucketProcess.SECRET))
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build()) {
      return presigner
          .presignGetObject(
              it ->
                  it.signatureDuration(lasts)
                      .getObjectRequest(
                          get -> get.bucket(BucketProcess.BUCKET).key("shops/" + KEY)))
          .url()
          .toURI();
    }
  }

  private static BucketStorage at(BucketProcess process, String secret) {
    var bucket =
        new MediaUrl.Bucket(BucketProcess.BUCKET, "shops/", process.endpoint(), null, true);
    return new BucketStorage(bucket, who(secret), LIMIT);
  }

  private static StaticCredentialsProvider who(String secret) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(BucketProcess.NAME, secret));
  }

  private static int get(URI uri) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
    }
  }
}
