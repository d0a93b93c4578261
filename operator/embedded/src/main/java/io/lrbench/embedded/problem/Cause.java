package io.lrbench.embedded.problem;

/** One reason for a refusal, at one field. */
public record Cause(String field, String reason, String message) {

  public static Cause invalid(String field, String value, String detail) {
    return new Cause(field, "FieldValueInvalid", "Invalid value: " + value + ": " + detail);
  }

  public static Cause required(String field, String detail) {
    String message = detail.isEmpty() ? "Required value" : "Required value: " + detail;
    return new Cause(field, "FieldValueRequired", message);
  }

  public static Cause duplicate(String field, String value) {
    return new Cause(field, "FieldValueDuplicate", "Duplicate value: " + value);
  }

  public static Cause forbidden(String field, String detail) {
    return new Cause(field, "FieldValueForbidden", "Forbidden: " + detail);
  }

  /** Field and message, as the real API server joins them. */
  public String text() {
    return field + ": " + message;
  }
}
