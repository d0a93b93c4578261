package io.lrbench.trainer.fetch;

import io.lrbench.place.BucketPlace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects of an S3 store below a key; their version is what their ETags say together.
 *
 * @param endpoint of another store than Amazon's; empty for Amazon's
 */
record Bucket(BucketPlace place, String endpoint, S3Client store) implements Origin {
  private static final int SHOWN = 40;
  private static final int NOT_SATISFIABLE = 416;

  @Override
  public String id() {
    String where = endpoint + "\n" + place.bucket() + "\n" + place.key();
    return "s3--" + Checksum.ofText(where).substring(0, SHOWN);
  }

  @Override
  public String shown() {
    String store = endpoint.isEmpty() ? "" : " at " + endpoint;
    return "s3://" + place.bucket() + "/" + place.key() + store;
  }

  @Override
  public String pinned() {
    return "";
  }

  /** The object of this key and all below it as a folder, by their paths in the bucket. */
  @Override
  public Listing list() throws IOException {
    List<String> names = new ArrayList<>();
    StringBuilder tags = new StringBuilder();
    call(
        shown(),
        () -> {
          ListObjectsV2Request request =
              ListObjectsV2Request.builder().bucket(place.bucket()).prefix(place.key()).build();
          for (S3Object object : store.listObjectsV2Paginator(request).contents()) {
            if (isWanted(object.key())) {
              names.add(object.key());
              tags.append(object.key()).append('\n').append(object.eTag()).append('\n');
            }
          }
          return names;
        });
    return new Listing(Checksum.ofText(tags.toString()).substring(0, SHOWN), names);
  }

  /** A store's own marks of folders end with a slash. */
  private boolean isWanted(String key) {
    return key.equals(place.key()) || (key.startsWith(place.key() + "/") && !key.endsWith("/"));
  }

  @Override
  public RemoteFile describe(Listing listing, String name) throws IOException {
    HeadObjectResponse head =
        call(name, () -> store.headObject(request -> request.bucket(place.bucket()).key(name)));
    boolean plain = head.serverSideEncryption() == null && head.sseCustomerAlgorithm() == null;
    List<Checksum> sums =
        plain ? Checksum.ofPart(head.eTag().replace("\"", "")).stream().toList() : List.of();
    String source = endpoint + "/" + place.bucket() + "/" + name;
    return new RemoteFile(name, head.contentLength(), head.eTag(), sums, source);
  }

  @Override
  public Body open(Listing listing, RemoteFile file, long from) throws IOException {
    GetObjectRequest request =
        GetObjectRequest.builder()
            .bucket(place.bucket())
            .key(file.name())
            .ifMatch(file.tag())
            .range(from == 0 ? null : "bytes=" + from + "-")
            .build();
    ResponseInputStream<GetObjectResponse> content =
        call(file.name(), () -> store.getObject(request));
    boolean part = content.response().contentRange() != null;
    return new Body(
        content, part ? from : 0, part ? file.size() : content.response().contentLength());
  }

  private interface Request<T> {
    T send();
  }

  /** The library's exceptions as those that downloads know. */
  private <T> T call(String what, Request<T> request) throws IOException {
    try {
      return request.send();
    } catch (S3Exception e) {
      String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
      throw new StatusException(
          what + ": " + place.bucket() + " answers " + e.statusCode() + " " + code,
          e.statusCode(),
          code == null ? "" : code,
          e.statusCode() == NOT_SATISFIABLE,
          Duration.ZERO);
    } catch (SdkClientException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
