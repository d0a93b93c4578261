package io.lrbench.trainer.fetch;

import io.lrbench.place.BucketPlace;
import io.lrbench.place.HubPlace;
import io.lrbench.place.Place;
import io.lrbench.place.WebPlace;
import io.lrbench.trainer.InputException;

/** What a server refuses, as the user's mistake and its remedy. */
final class Problems {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private Problems() {}

  /**
   * A server's refusal.
   *
   * @param field of the manifest
   * @param shown the place's address
   * @param token whether one was sent
   */
  static RuntimeException of(
      String field, Place place, String shown, boolean token, StatusException answer) {
    if (place instanceof HubPlace hub) {
      return hub(field, hub, shown, token, answer);
    }
    if (place instanceof BucketPlace bucket) {
      return bucket(field, bucket, shown, answer);
    }
    return switch (answer.status()) {
      case UNAUTHORIZED, FORBIDDEN ->
          new InputException(
              field,
              "an address that anybody may read",
              "status " + answer.status() + " from " + shown,
              "use an address that needs no login, or a signed one");
      case NOT_FOUND ->
          new InputException(field, "a file at " + shown, "none (404)", "correct the address");
      default -> unreachable(field, place, shown, answer);
    };
  }

  private static RuntimeException bucket(
      String field, BucketPlace bucket, String shown, StatusException answer) {
    String found = answer.code() + " (" + answer.status() + ")";
    return switch (answer.status()) {
      case UNAUTHORIZED, FORBIDDEN ->
          new InputException(
              field,
              "a right to read bucket " + bucket.bucket(),
              found,
              "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY: on a cluster through podTemplate,"
                  + " from a Secret");
      case NOT_FOUND ->
          new InputException(
              field,
              "a bucket " + bucket.bucket(),
              found,
              "correct its name, or AWS_ENDPOINT_URL for a store other than Amazon's");
      default -> unreachable(field, bucket, shown, answer);
    };
  }

  private static RuntimeException hub(
      String field, HubPlace hub, String shown, boolean token, StatusException answer) {
    boolean model = hub.kind() == HubPlace.Kind.MODEL;
    String kind = model ? "model" : "data set";
    String secret = model ? "model.tokenSecret" : "dataset.tokenSecret";
    String give =
        "set " + secret + " to a Secret that holds a token, or HF_TOKEN on one's own machine";
    String status = " (" + answer.status() + ")";
    if (answer.code().equals("GatedRepo")) {
      return new InputException(
          field,
          "access to the gated " + kind + " " + hub.repository(),
          (token ? "a token whose owner has none" : "no token") + status,
          "accept the licence at " + shown + (token ? "" : " and " + give));
    }
    if (answer.code().equals("RevisionNotFound")) {
      return new InputException(
          field,
          "a branch, tag or commit of " + hub.repository(),
          hub.revision() + ", which it does not have" + status,
          "correct what stands behind @");
    }
    return switch (answer.status()) {
      case UNAUTHORIZED, FORBIDDEN, NOT_FOUND ->
          new InputException(
              field,
              "a " + kind + " at " + shown,
              "none that "
                  + (token ? "the owner of the token" : "everybody")
                  + " may read"
                  + status,
              "correct the name; if it is private or gated, "
                  + (token ? "give a token that may read it in " + secret : give));
      default -> unreachable(field, hub, shown, answer);
    };
  }

  /** A host of the user's own that nobody knows is the user's mistake. */
  static RuntimeException of(
      String field, Place place, String shown, UnreachableException failure) {
    return Retries.isUnknownHost(failure) && place instanceof WebPlace web
        ? new InputException(
            field,
            "a host that has an address",
            web.address().getHost(),
            "correct the host; a pod also needs a name service")
        : unreachable(field, place, shown, failure);
  }

  /** A file that is another than the manifest's hash says. */
  static RuntimeException of(String field, Place place, String shown, WrongContentException wrong) {
    return place instanceof WebPlace
        ? new InputException(
            field,
            "a file with SHA-256 " + wrong.expected(),
            wrong.actual(),
            "correct what stands behind #sha256=, or the address")
        : unreachable(field, place, shown, wrong);
  }

  private static UnreachableException unreachable(
      String field, Place place, String shown, Exception cause) {
    return new UnreachableException(field, shown, cause.getMessage(), remedy(place), cause);
  }

  private static String remedy(Place place) {
    if (place instanceof HubPlace) {
      return "check that the trainer reaches this server, through a proxy where there is one, or"
          + " set HF_ENDPOINT to a mirror";
    }
    if (place instanceof BucketPlace) {
      return "check that the trainer reaches the store: AWS_ENDPOINT_URL names another than"
          + " Amazon's, AWS_REGION the region there, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
          + " who asks; on a cluster set them through podTemplate";
    }
    return "check the address, and that the trainer reaches its host, through a proxy where there"
        + " is one";
  }
}
