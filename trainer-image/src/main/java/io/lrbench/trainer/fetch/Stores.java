package io.lrbench.trainer.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Clients of S3 stores, set up by the variables that every tool of S3 knows. */
final class Stores {
  private Stores() {}

  /** The store's address; empty for Amazon's own. */
  static String endpoint(Map<String, String> variables) {
    return variables.getOrDefault(
        "AWS_ENDPOINT_URL_S3", variables.getOrDefault("AWS_ENDPOINT_URL", ""));
  }

  /**
   * A client that tries once: downloads try again by themselves.
   *
   * @param quiet how long the next bytes may take
   */
  static S3Client open(Map<String, String> variables, Duration quiet) {
    String endpoint = endpoint(variables);
    String region =
        variables.getOrDefault("AWS_REGION", variables.getOrDefault("AWS_DEFAULT_REGION", ""));
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(quiet).socketTimeout(quiet))
            .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            // Compatible stores know no checksums; the length and the ETag are looked at here.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .crossRegionAccessEnabled(endpoint.isEmpty())
            .region(Region.of(region.isEmpty() ? "us-east-1" : region))
            .credentialsProvider(credentials(variables));
    return endpoint.isEmpty()
        ? builder.build()
        : builder.endpointOverride(URI.create(endpoint)).forcePathStyle(true).build();
  }

  /** Keys of the environment, else a pod's or machine's identity, else nobody's. */
  private static AwsCredentialsProvider credentials(Map<String, String> variables) {
    String key = variables.getOrDefault("AWS_ACCESS_KEY_ID", "");
    String secret = variables.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
    String session = variables.getOrDefault("AWS_SESSION_TOKEN", "");
    if (!key.isEmpty() && !secret.isEmpty()) {
      return StaticCredentialsProvider.create(
          session.isEmpty()
              ? AwsBasicCredentials.create(key, secret)
              : AwsSessionCredentials.create(key, secret, session));
    }
    AwsCredentialsProvider identity = DefaultCredentialsProvider.builder().build();
    try {
      identity.resolveCredentials();
      return identity;
    } catch (SdkClientException e) {
      return AnonymousCredentialsProvider.create();
    }
  }
}
