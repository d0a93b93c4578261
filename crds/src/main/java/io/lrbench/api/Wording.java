package io.lrbench.api;

/** What the descriptions of many fields say in the same words. */
final class Wording {
  static final String RATE =
      " A JSON number, 0 or more; generators on YAML 1.1 write 1.0e-3, not 1e-3.";
  static final String LENGTH =
      " Updates (30), a share of the updates (\"30%\") or epochs (\"2ep\"); 0 or more.";
  static final String CADENCE =
      " Updates (30), a share of the updates (\"30%\") or epochs (\"2ep\"); at least 1 update.";
  static final String DURATION = " Hours, minutes and seconds: 90m, 1h30m, 24h.";

  /** Durations as {@link #DURATION} says. */
  static final String DURATION_PATTERN =
      "^([0-9]+h([0-9]+m)?([0-9]+s)?|[0-9]+m([0-9]+s)?|[0-9]+s)$";

  static final String QUANTITY = " A Kubernetes quantity: 500m, 2, 4Gi.";
  static final String QUANTITY_PATTERN =
      "^([0-9]+([.][0-9]*)?|[.][0-9]+)(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$";
  static final String URI =
      " file:/absolute or file:relative (relative ones only in local runs), hf://owner/name,"
          + " hf://datasets/owner/name, https://, s3:// or pvc://.";
  static final String URI_PATTERN = "^(file:|hf://|https://|s3://|pvc://).+$";
  static final String NAME_PATTERN = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

  private Wording() {}
}
