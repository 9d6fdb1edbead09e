package io.storeflow.storage;

import io.storeflow.platform.settings.MediaUrl;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Files in a private bucket that speaks S3. What is short comes whole with the first request; of
 * long files that one says how long they are, and another brings them as they are read.
 */
final class BucketStorage implements FileStorage, AutoCloseable {
  /** Comes with the first request: every picture of a list is shorter. */
  private static final int FIRST = 64 * 1024;

  private static final Duration TO_CONNECT = Duration.ofSeconds(2);
  private static final Duration SILENCE = Duration.ofSeconds(4);
  private static final Duration ONE_TRY = Duration.ofSeconds(6);
  private static final int CONNECTIONS = 32;
  private static final int NOT_FOUND = 404;

  /** Of an empty object no piece can be had. */
  private static final int NO_SUCH_RANGE = 416;

  private final S3Client client;
  private final MediaUrl.Bucket bucket;
  private final Duration limit;

  /**
   * @param limit of one call with all of its tries; a large file gets more
   */
  BucketStorage(MediaUrl.Bucket bucket, AwsCredentialsProvider who, Duration limit) {
    this.bucket = bucket;
    this.limit = limit;
    var builder =
        S3Client.builder()
            .credentialsProvider(who)
            .forcePathStyle(bucket.pathStyle())
            // Others than AWS know no checksums in trailers.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(set -> set.apiCallTimeout(limit).apiCallAttemptTimeout(ONE_TRY))
            .httpClientBuilder(
                ApacheHttpClient.builder()
                    .maxConnections(CONNECTIONS)
                    .connectionTimeout(TO_CONNECT)
                    .connectionAcquisitionTimeout(TO_CONNECT)
                    .socketTimeout(SILENCE));
    if (bucket.endpoint() != null) builder.endpointOverride(bucket.endpoint());
    if (bucket.region() != null) builder.region(Region.of(bucket.region()));
    else if (bucket.endpoint() != null) builder.region(Region.US_EAST_1);
    client = builder.build();
  }

  @Override
  public void open() {
    // A bucket is there or not; nothing is made in it.
  }

  @Override
  public void put(String key, byte[] bytes) {
    asked(
        () ->
            client.putObject(
                it -> it.bucket(bucket.name()).key(at(key)), RequestBody.fromBytes(bytes)));
  }

  @Override
  public void put(String key, Path file) {
    asked(
        () ->
            client.putObject(
                it ->
                    it.bucket(bucket.name())
                        .key(at(key))
                        .overrideConfiguration(
                            set ->
                                set.apiCallTimeout(TimedStorage.toPut(limit, file))
                                    .apiCallAttemptTimeout(TimedStorage.toPut(ONE_TRY, file))),
                RequestBody.fromFile(file)));
  }

  @Override
  public Optional<StoredFile> find(String key) {
    return asked(
        () -> {
          try {
            return Optional.of(first(key));
          } catch (NoSuchKeyException missing) {
            return Optional.empty();
          } catch (S3Exception failure) {
            if (failure.statusCode() == NOT_FOUND && isNoKey(failure)) return Optional.empty();
            if (failure.statusCode() == NO_SUCH_RANGE) return Optional.of(held(new byte[0]));
            throw failure;
          }
        });
  }

  @Override
  public boolean has(String key) {
    return find(key).isPresent();
  }

  @Override
  public void delete(String key) {
    asked(() -> client.deleteObject(it -> it.bucket(bucket.name()).key(at(key))));
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public String toString() {
    return "s3://" + bucket.name() + "/" + bucket.prefix();
  }

  private StoredFile first(String key) {
    var piece =
        client.getObjectAsBytes(
            it -> it.bucket(bucket.name()).key(at(key)).range("bytes=0-" + (FIRST - 1)));
    long length = length(piece.response().contentRange(), piece.response().contentLength());
    if (length <= FIRST) return held(piece.asByteArray());
    return new StoredFile(
        length,
        null,
        () -> {
          try {
            return client.getObject(it -> it.bucket(bucket.name()).key(at(key)));
          } catch (SdkException failure) {
            throw away(failure);
          }
        });
  }

  private static StoredFile held(byte[] bytes) {
    return new StoredFile(bytes.length, null, () -> new ByteArrayInputStream(bytes));
  }

  /** Of the whole: "bytes 0-65535/123456" says it, and nothing does where the range is left out. */
  private static long length(@org.jspecify.annotations.Nullable String range, long sent) {
    if (range == null) return sent;
    return Long.parseLong(range.substring(range.indexOf('/') + 1).strip());
  }

  /** A bucket that is gone is another thing than a file that is. */
  private static boolean isNoKey(S3Exception failure) {
    var details = failure.awsErrorDetails();
    return details == null || !"NoSuchBucket".equals(details.errorCode());
  }

  private String at(String key) {
    return bucket.prefix() + key;
  }

  private <T> T asked(java.util.function.Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException failure) {
      throw away(failure);
    }
  }

  private StorageAway away(SdkException failure) {
    return new StorageAway("The files in " + this + ": " + failure.getMessage(), failure);
  }
}
